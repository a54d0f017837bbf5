<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE core:CityModel [
<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
<!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">
<!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;">
<!ENTITY j "&i;&i;&i;&i;&i;&i;&i;&i;&i;&i;">
]>
<core:CityModel xmlns:core="http://www.opengis.net/citygml/2.0" xmlns:bldg="http://www.opengis.net/citygml/building/2.0" xmlns:gen="http://www.opengis.net/citygml/generics/2.0" xmlns:tran="http://www.opengis.net/citygml/transportation/2.0" xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink">
<gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::7837" srsDimension="3"/></gml:boundedBy>
<core:cityObjectMember>
<bldg:Building gml:id="A">
<gml:name>&j;</gml:name>
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
<gml:exterior><gml:LinearRing><gml:posList>500010 5500000 100 500010 5500006 100 500010 5500006 103 500010 5500003 105 500010 5500000 103 500010 5500000 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="A_4">
<gml:exterior><gml:LinearRing><gml:posList>500000 5500006 100 500000 5500000 100 500000 5500000 103 500000 5500003 105 500000 5500006 103 500000 5500006 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:RoofSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="A_5">
<gml:exterior><gml:LinearRing><gml:posList>500000 5500000 103 500010 5500000 103 500010 5500003 105 500000 5500003 105 500000 5500000 103</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:RoofSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:RoofSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="A_6">
<gml:exterior><gml:LinearRing><gml:posList>500010 5500006 103 500000 5500006 103 500000 5500003 105 500010 5500003 105 500010 5500006 103</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:RoofSurface></bldg:boundedBy>
</bldg:Building>
</core:cityObjectMember>
</core:CityModel>
