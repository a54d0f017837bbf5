<?xml version="1.0" encoding="UTF-8"?>
<core:CityModel xmlns:core="http://www.opengis.net/citygml/2.0" xmlns:bldg="http://www.opengis.net/citygml/building/2.0" xmlns:gen="http://www.opengis.net/citygml/generics/2.0" xmlns:tran="http://www.opengis.net/citygml/transportation/2.0" xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink">
<gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::7837" srsDimension="3"/></gml:boundedBy>
<core:cityObjectMember>
<bldg:Building gml:id="A">
<bldg:function>31001_1010</bldg:function>
<bldg:roofType>1030</bldg:roofType>
<bldg:measuredHeight uom="m">5.0</bldg:measuredHeight>
<bldg:storeysAboveGround>2</bldg:storeysAboveGround>
<bldg:lod2Solid><gml:Solid><gml:exterior><gml:CompositeSurface>
<gml:surfaceMember xlink:href="#A_0"/>
<gml:surfaceMember xlink:href="#A_1"/>
<gml:surfaceMember xlink:href="#A_2"/>
<gml:surfaceMember xlink:href="#A_3"/>
<gml:surfaceMember xlink:href="#A_4"/>
<gml:surfaceMember xlink:href="#A_5"/>
<gml:surfaceMember xlink:href="#A_6"/>
</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod2Solid>
<bldg:boundedBy><bldg:GroundSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="A_0">
<gml:exterior><gml:LinearRing><gml:posList>500000 5500000 100 500000 5500006 100 500010 5500006 100 500010 5500000 100 500000 5500000 100</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>500004 5500002 100 500006 5500002 100 500006 5500004 100 500004 5500004 100 500004 5500002 100</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:GroundSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="A_1">
<gml:exterior><gml:LinearRing><gml:posList>500000 5500000 100 500010 5500000 100 500010 5500000 103 500000 5500000 103 500000 5500000 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="A_2">
<gml:exterior><gml:LinearRing><gml:posList>500010 5500006 100 500000 5500006 100 500000 5500006 103 500010 5500006 103 500010 5500006 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="A_3">
<gml:exterior><gml:LinearRing><gml:posList>500010 5500000 100 500010 5500006 100 500010 5500006 103 500010 5500003 105 500010 5500000 103 500010 5500000 100</gml:posList></gml:LinearRing></gml:exterior><