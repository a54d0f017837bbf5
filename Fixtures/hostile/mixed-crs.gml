<?xml version="1.0" encoding="UTF-8"?>
<Plan xmlns:gml="http://www.opengis.net/gml">
<gml:featureMember><Plot><gml:Point srsName="EPSG:25832"><gml:pos>500000 5500000</gml:pos></gml:Point></Plot></gml:featureMember>
<gml:featureMember><Plot><gml:Point srsName="EPSG:25833"><gml:pos>500000 5500000</gml:pos></gml:Point></Plot></gml:featureMember>
</Plan>
