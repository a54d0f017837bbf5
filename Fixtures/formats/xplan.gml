<?xml version="1.0" encoding="UTF-8"?>
<!-- Drawn for tests, with the element names of XPlanGML 5.4. It is no official plan, and not checked against the schema. -->
<xplan:XPlanAuszug xmlns:xplan="http://www.xplanung.de/xplangml/5/4" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink" gml:id="GML_AUSZUG">
  <gml:boundedBy><gml:Envelope srsName="EPSG:25832"><gml:lowerCorner>560000 5930000</gml:lowerCorner><gml:upperCorner>560200 5930100</gml:upperCorner></gml:Envelope></gml:boundedBy>
  <gml:featureMember>
   <xplan:BP_Plan gml:id="GML_PLAN">
    <xplan:name>Muster 1</xplan:name>
    <xplan:raeumlicherGeltungsbereich><gml:Polygon srsName="EPSG:25832" gml:id="g1"><gml:exterior><gml:LinearRing><gml:posList>560000 5930000 560200 5930000 560200 5930100 560000 5930100 560000 5930000</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></xplan:raeumlicherGeltungsbereich>
    <xplan:bereich xlink:href="#GML_BEREICH"/>
    </xplan:BP_Plan></gml:featureMember>
  <gml:featureMember>
   <xplan:BP_Bereich gml:id="GML_BEREICH">
    <xplan:nummer>1</xplan:nummer>
    <xplan:gehoertZuPlan xlink:href="#GML_PLAN"/>
    </xplan:BP_Bereich></gml:featureMember>
  <gml:featureMember>
   <xplan:BP_BaugebietsTeilFlaeche gml:id="GML_BAUGEBIET_1">
    <xplan:ebene>0</xplan:ebene>
    <xplan:gehoertZuBereich xlink:href="#GML_BEREICH"/>
    <xplan:rechtscharakter>1000</xplan:rechtscharakter>
    <xplan:position><gml:Polygon srsName="EPSG:25832" gml:id="g3"><gml:exterior><gml:LinearRing><gml:posList srsDimension="2">560000 5930000 560100 5930000 560100 5930100 560000 5930100 560000 5930000</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></xplan:position>
    <xplan:flaechenschluss>true</xplan:flaechenschluss>
    <xplan:GFZ>1.2</xplan:GFZ>
    <xplan:GRZ>0.4</xplan:GRZ>
    <xplan:Z>4</xplan:Z>
    <xplan:besondereArtDerBaulNutzung>1100</xplan:besondereArtDerBaulNutzung>
    </xplan:BP_BaugebietsTeilFlaeche></gml:featureMember>
  <gml:featureMember>
   <xplan:BP_BaugebietsTeilFlaeche gml:id="GML_BAUGEBIET_2">
    <xplan:position><gml:Polygon srsName="EPSG:25832" gml:id="g4"><gml:exterior><gml:Ring><gml:curveMember><gml:Curve gml:id="c1"><gml:segments><gml:LineStringSegment><gml:posList>560100 5930000 560200 5930000 560200 5930100</gml:posList></gml:LineStringSegment><gml:Arc><gml:posList>560200 5930100 560150 5930150 560100 5930100</gml:posList></gml:Arc><gml:LineStringSegment><gml:posList>560100 5930100 560100 5930000</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:Polygon></xplan:position>
    <xplan:GRZ>0.6</xplan:GRZ>
    <xplan:Z>6</xplan:Z>
    </xplan:BP_BaugebietsTeilFlaeche></gml:featureMember>
</xplan:XPlanAuszug>
