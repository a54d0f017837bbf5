/// Assumptions as suggestions with their source; none of them is official, and none is taken without being stated.
enum SuggestedAssumptions {
    /// Lines of the study, all of them comments.
    static let lines = [
        "# What the data do not say is assumed only if it stands here: figures that need it are withheld until then.",
        "# These are suggestions to check against what holds in your town; none is an official value. Take away the",
        "# '#' of what you adopt, and note where you have it from.",
        "# assumptions:",
        "#   storey_height_m: 3.0               # where only a height is known; no source, a round number",
        "#   storeys_where_unknown: 3           # no source; look at what is usual here",
        "#   net_to_gross: 0.8                  # living area per floor area: a rule of thumb of German planners",
        "#   residential_share:                 # no source: housing is housing by definition, mixed is yours to say",
        "#     residential: 1.0",
        "#     mixed: 0.6",
        "#     default: 0",
        "#   living_area_per_dwelling_m2: 85    # cities use values of their own between 80 and 110",
        "#   household_size: 2.0                # Seestadt Aspern plans about 1.9 to 2.0; look up your town's figure",
        "#   vacancy: 0.03                      # no source; look up your town's figure",
        "#   floor_area_per_job_m2:             # unverified, from memory: office 25-35, retail 40-60,",
        "#     office: 30                       # light industry 60-100, logistics 100-200",
        "#     retail: 50",
        "#     industry: 80",
        "#   crown_diameter_m: 6                # of trees that state none; no source, look at your own trees",
    ]
}
