<?xml version="1.0" encoding="UTF-8"?>
<c:Plan xmlns:c="http://example.org/c" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://example.org/c http://127.0.0.1:9/c.xsd file:///etc/passwd" gml:id="P">
<gml:featureMember><c:Plot gml:id="B1"><c:use>housing</c:use><c:part xlink:href="http://127.0.0.1:9/parts.gml#P1"/><c:area>
<gml:Polygon gml:id="G1"><gml:exterior xlink:href="file:///etc/passwd"><gml:LinearRing><gml:posList>500000 5500000 500200 5500000 500200 5500100 500000 5500000</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></c:area></c:Plot></gml:featureMember></c:Plan>
