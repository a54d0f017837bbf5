<?xml version="1.0" encoding="UTF-8"?>
<core:CityModel xmlns:core="http://www.opengis.net/citygml/2.0" xmlns:bldg="http://www.opengis.net/citygml/building/2.0" xmlns:gen="http://www.opengis.net/citygml/generics/2.0" xmlns:tran="http://www.opengis.net/citygml/transportation/2.0" xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink">
<gml:boundedBy><gml:Envelope srsDimension="3"/></gml:boundedBy>
<core:cityObjectMember>
<bldg:Building gml:id="H1">
<bldg:function>31001_1010</bldg:function>
<bldg:roofType>1030</bldg:roofType>
<bldg:measuredHeight uom="m">5.0</bldg:measuredHeight>
<bldg:storeysAboveGround>2</bldg:storeysAboveGround>
<bldg:lod2Solid><gml:Solid><gml:exterior><gml:CompositeSurface>
<gml:surfaceMember xlink:href="#H1_0"/>
<gml:surfaceMember xlink:href="#H1_1"/>
<gml:surfaceMember xlink:href="#H1_2"/>
<gml:surfaceMember xlink:href="#H1_3"/>
<gml:surfaceMember xlink:href="#H1_4"/>
<gml:surfaceMember xlink:href="#H1_5"/>
<gml:surfaceMember xlink:href="#H1_6"/>
</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod2Solid>
<bldg:boundedBy><bldg:GroundSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H1_0">
<gml:exterior><gml:LinearRing><gml:posList>500000 5500000 100 500000 5500006 100 500010 5500006 100 500010 5500000 100 500000 5500000 100</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>500004 5500002 100 500006 5500002 100 500006 5500004 100 500004 5500004 100 500004 5500002 100</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:GroundSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H1_1">
<gml:exterior><gml:LinearRing><gml:posList>500000 5500000 100 500010 5500000 100 500010 5500000 103 500000 5500000 103 500000 5500000 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H1_2">
<gml:exterior><gml:LinearRing><gml:posList>500010 5500006 100 500000 5500006 100 500000 5500006 103 500010 5500006 103 500010 5500006 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H1_3">
<gml:exterior><gml:LinearRing><gml:posList>500010 5500000 100 500010 5500006 100 500010 5500006 103 500010 5500003 105 500010 5500000 103 500010 5500000 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H1_4">
<gml:exterior><gml:LinearRing><gml:posList>500000 5500006 100 500000 5500000 100 500000 5500000 103 500000 5500003 105 500000 5500006 103 500000 5500006 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:RoofSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H1_5">
<gml:exterior><gml:LinearRing><gml:posList>500000 5500000 103 500010 5500000 103 500010 5500003 105 500000 5500003 105 500000 5500000 103</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:RoofSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:RoofSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H1_6">
<gml:exterior><gml:LinearRing><gml:posList>500010 5500006 103 500000 5500006 103 500000 5500003 105 500010 5500003 105 500010 5500006 103</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:RoofSurface></bldg:boundedBy>
</bldg:Building>
</core:cityObjectMember>
<core:cityObjectMember>
<bldg:Building gml:id="H2">
<gml:name>Rathaus</gml:name>
<bldg:consistsOfBuildingPart>
<bldg:BuildingPart gml:id="H2a">
<bldg:measuredHeight uom="m">5.0</bldg:measuredHeight>
<bldg:lod2Solid><gml:Solid><gml:exterior><gml:CompositeSurface>
<gml:surfaceMember xlink:href="#H2a_0"/>
<gml:surfaceMember xlink:href="#H2a_1"/>
<gml:surfaceMember xlink:href="#H2a_2"/>
<gml:surfaceMember xlink:href="#H2a_3"/>
<gml:surfaceMember xlink:href="#H2a_4"/>
<gml:surfaceMember xlink:href="#H2a_5"/>
<gml:surfaceMember xlink:href="#H2a_6"/>
</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod2Solid>
<bldg:boundedBy><bldg:GroundSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2a_0">
<gml:exterior><gml:LinearRing><gml:posList>500030 5500000 100 500030 5500006 100 500040 5500006 100 500040 5500000 100 500030 5500000 100</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>500034 5500002 100 500036 5500002 100 500036 5500004 100 500034 5500004 100 500034 5500002 100</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:GroundSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2a_1">
<gml:exterior><gml:LinearRing><gml:posList>500030 5500000 100 500040 5500000 100 500040 5500000 103 500030 5500000 103 500030 5500000 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2a_2">
<gml:exterior><gml:LinearRing><gml:posList>500040 5500006 100 500030 5500006 100 500030 5500006 103 500040 5500006 103 500040 5500006 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2a_3">
<gml:exterior><gml:LinearRing><gml:posList>500040 5500000 100 500040 5500006 100 500040 5500006 103 500040 5500003 105 500040 5500000 103 500040 5500000 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2a_4">
<gml:exterior><gml:LinearRing><gml:posList>500030 5500006 100 500030 5500000 100 500030 5500000 103 500030 5500003 105 500030 5500006 103 500030 5500006 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:RoofSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2a_5">
<gml:exterior><gml:LinearRing><gml:posList>500030 5500000 103 500040 5500000 103 500040 5500003 105 500030 5500003 105 500030 5500000 103</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:RoofSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:RoofSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2a_6">
<gml:exterior><gml:LinearRing><gml:posList>500040 5500006 103 500030 5500006 103 500030 5500003 105 500040 5500003 105 500040 5500006 103</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:RoofSurface></bldg:boundedBy>
</bldg:BuildingPart>
</bldg:consistsOfBuildingPart>
<bldg:consistsOfBuildingPart>
<bldg:BuildingPart gml:id="H2b">
<bldg:measuredHeight uom="m">5.0</bldg:measuredHeight>
<bldg:lod2Solid><gml:Solid><gml:exterior><gml:CompositeSurface>
<gml:surfaceMember xlink:href="#H2b_0"/>
<gml:surfaceMember xlink:href="#H2b_1"/>
<gml:surfaceMember xlink:href="#H2b_2"/>
<gml:surfaceMember xlink:href="#H2b_3"/>
<gml:surfaceMember xlink:href="#H2b_4"/>
<gml:surfaceMember xlink:href="#H2b_5"/>
<gml:surfaceMember xlink:href="#H2b_6"/>
</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod2Solid>
<bldg:boundedBy><bldg:GroundSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2b_0">
<gml:exterior><gml:LinearRing><gml:posList>500040 5500000 100 500040 5500006 100 500050 5500006 100 500050 5500000 100 500040 5500000 100</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>500044 5500002 100 500046 5500002 100 500046 5500004 100 500044 5500004 100 500044 5500002 100</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:GroundSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2b_1">
<gml:exterior><gml:LinearRing><gml:posList>500040 5500000 100 500050 5500000 100 500050 5500000 103 500040 5500000 103 500040 5500000 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2b_2">
<gml:exterior><gml:LinearRing><gml:posList>500050 5500006 100 500040 5500006 100 500040 5500006 103 500050 5500006 103 500050 5500006 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2b_3">
<gml:exterior><gml:LinearRing><gml:posList>500050 5500000 100 500050 5500006 100 500050 5500006 103 500050 5500003 105 500050 5500000 103 500050 5500000 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:WallSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2b_4">
<gml:exterior><gml:LinearRing><gml:posList>500040 5500006 100 500040 5500000 100 500040 5500000 103 500040 5500003 105 500040 5500006 103 500040 5500006 100</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:WallSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:RoofSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2b_5">
<gml:exterior><gml:LinearRing><gml:posList>500040 5500000 103 500050 5500000 103 500050 5500003 105 500040 5500003 105 500040 5500000 103</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:RoofSurface></bldg:boundedBy>
<bldg:boundedBy><bldg:RoofSurface><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="H2b_6">
<gml:exterior><gml:LinearRing><gml:posList>500050 5500006 103 500040 5500006 103 500040 5500003 105 500050 5500003 105 500050 5500006 103</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:RoofSurface></bldg:boundedBy>
</bldg:BuildingPart>
</bldg:consistsOfBuildingPart>
</bldg:Building>
</core:cityObjectMember>
<core:cityObjectMember>
<tran:Road gml:id="R1"/>
</core:cityObjectMember>
</core:CityModel>
