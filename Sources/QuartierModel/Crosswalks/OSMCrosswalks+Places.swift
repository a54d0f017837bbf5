extension OSMCrosswalks {
    /// What places offer, by the pages `Key:amenity` and `Key:shop` of the project's wiki.
    ///
    /// `amenity` is also the key of street furniture and of parking, which nobody goes to for its own sake: such
    /// objects are none of the layer. Values that are in none of the tables are counted.
    static let places: [Crosswalk] = [
        .table("name", .plain("name")),
        .table(
            "category", .tag("amenity", amenity, excluded: furniture), .tag("shop", shop, excluded: ["no", "vacant"])),
        .table("weight", .plain("capacity")),
    ]

    // MARK: Tables

    private static let amenity = Crosswalk.inverted([
        FacilityCategory.kindergarten: ["kindergarten"], .school: ["school"], .university: ["college", "university"],
        .doctor: ["clinic", "doctors"], .dentist: ["dentist"], .pharmacy: ["pharmacy"], .hospital: ["hospital"],
        .care: ["nursing_home", "social_facility"], .market: ["marketplace"],
        .gastronomy: ["bar", "biergarten", "cafe", "fast_food", "food_court", "ice_cream", "pub", "restaurant"],
        .bank: ["bank"], .post: ["post_office"], .library: ["library"],
        .culture: ["arts_centre", "cinema", "theatre"], .community: ["community_centre", "social_centre"],
        .worship: ["place_of_worship"], .administration: ["courthouse", "townhall"],
        .safety: ["fire_station", "police"],
        .other: [
            "animal_shelter", "bureau_de_change", "car_rental", "car_sharing", "car_wash", "childcare",
            "conference_centre", "crematorium", "driving_school", "embassy", "events_venue", "exhibition_centre",
            "fuel",
            "gambling", "language_school", "music_school", "nightclub", "prep_school", "prison", "public_bath",
            "research_institute", "studio", "training", "vehicle_inspection", "veterinary",
        ],
    ])

    private static let furniture: Set<String> = [
        "atm", "bbq", "bench", "bicycle_parking", "bicycle_rental", "bicycle_repair_station", "charging_station",
        "clock", "compressed_air", "device_charging_station", "drinking_water", "ferry_terminal", "fountain",
        "give_box", "grit_bin", "hunting_stand", "letter_box", "lounger", "motorcycle_parking", "parcel_locker",
        "parking", "parking_entrance", "parking_space", "payment_terminal", "photo_booth", "post_box",
        "public_bookcase", "recycling", "shelter", "shower", "table", "taxi", "telephone", "ticket_validator",
        "toilets", "vacuum_cleaner", "vending_machine", "waste_basket", "waste_disposal", "watering_place",
        "water_point", "weighbridge",
    ]

    private static let shop = Crosswalk.inverted([
        FacilityCategory.supermarket: ["supermarket"],
        .groceries: [
            "bakery", "beverages", "butcher", "cheese", "confectionery", "convenience", "dairy", "deli", "farm", "food",
            "frozen_food", "greengrocer", "health_food", "pasta", "pastry", "seafood",
        ],
        .drugstore: ["chemist"],
        .shop: [
            "alcohol", "antiques", "art", "baby_goods", "bag", "beauty", "bed", "bicycle", "books", "boutique",
            "camera",
            "car", "car_parts", "car_repair", "carpet", "charity", "clothes", "coffee", "computer", "copyshop",
            "cosmetics", "craft", "curtain", "department_store", "doityourself", "dry_cleaning", "electrical",
            "electronics", "erotic", "fabric", "florist", "frame", "funeral_directors", "furniture", "games",
            "garden_centre", "general", "gift", "hairdresser", "hardware", "hearing_aids", "hifi",
            "houseware", "interior_decoration", "jewelry", "kiosk", "kitchen", "laundry", "leather", "lighting", "mall",
            "massage", "medical_supply", "mobile_phone", "model", "motorcycle", "music", "musical_instrument",
            "newsagent", "optician", "outdoor", "paint", "perfumery", "pet", "photo", "radiotechnics", "second_hand",
            "shoe_repair", "shoes", "sports", "stationery", "tailor", "tattoo", "tea", "ticket", "tobacco", "toys",
            "travel_agency", "trade", "tyres", "variety_store", "video_games", "watches", "wholesale", "wine",
        ],
    ])
}
