#pragma once
// Areas out of multipolygon relations, by libosmium's assembler.

#include "table.hpp"

#include <algorithm>

#include <osmium/area/assembler.hpp>
#include <osmium/area/problem_reporter.hpp>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/area.hpp>

namespace cosmium {

// A member way with the places of its nodes, all of which are known and in range.
struct member_way {
    std::int64_t id;
    const std::int64_t *nodes;
    const location *places;
    std::size_t count;
    const char *role;
};

// Keeps the first problem of an assembly.
class first_problem : public osmium::area::ProblemReporter {
    static std::string text(osmium::Location place) {
        return "at (" + std::to_string(place.lon_without_check()) + ", " + std::to_string(place.lat_without_check())
               + ")";
    }

    void note(std::uint8_t new_fault, const std::string &new_detail) {
        if (fault != COSMIUM_SOUND) return;
        fault = new_fault;
        detail = new_detail;
    }

public:
    std::uint8_t fault = COSMIUM_SOUND;
    std::string detail;

    void report_intersection(osmium::object_id_type way1, osmium::Location, osmium::Location,
                             osmium::object_id_type way2, osmium::Location, osmium::Location,
                             osmium::Location place) override {
        note(COSMIUM_CROSSING_RINGS,
             "way/" + std::to_string(way1) + " and way/" + std::to_string(way2) + " " + text(place));
    }

    void report_ring_not_closed(const osmium::NodeRef &node, const osmium::Way *way) override {
        const std::string in = way ? " of way/" + std::to_string(way->id()) : "";
        note(COSMIUM_OPEN_RING, "node/" + std::to_string(node.ref()) + in);
    }
};

// Assembles areas; spends at most so much on comparing segments in a whole file, for time grows with its square.
class assembly {
    std::uint64_t m_budget = 2000000000;

    // How many pairs of segments the assembler will compare: those that overlap in x.
    static std::uint64_t effort(const std::vector<member_way> &ways) {
        std::vector<std::int32_t> starts;
        std::vector<std::pair<std::int32_t, std::int32_t>> spans;
        std::vector<std::pair<std::pair<std::int32_t, std::int32_t>, std::pair<std::int32_t, std::int32_t>>> segments;
        for (const auto &way : ways) {
            for (std::size_t i = 1; i < way.count; ++i) {
                const auto &a = way.places[i - 1], &b = way.places[i];
                spans.push_back(std::minmax(a.x, b.x));
                starts.push_back(spans.back().first);
                segments.push_back(std::minmax(std::make_pair(a.x, a.y), std::make_pair(b.x, b.y)));
            }
        }
        std::sort(starts.begin(), starts.end());
        std::uint64_t pairs = 0;
        for (const auto &span : spans) {
            const auto from = std::lower_bound(starts.begin(), starts.end(), span.first);
            const auto to = std::upper_bound(from, starts.end(), span.second);
            pairs += static_cast<std::uint64_t>(to - from);
        }
        // Every pair of equal segments is searched for from the start of the list.
        std::sort(segments.begin(), segments.end());
        std::uint64_t equal = 0;
        for (std::size_t i = 1; i < segments.size(); ++i) equal += segments[i] == segments[i - 1] ? 1 : 0;
        return pairs + equal * segments.size();
    }

    static void add_ways(osmium::memory::Buffer &buffer, const std::vector<member_way> &ways,
                         std::vector<std::size_t> &offsets) {
        for (const auto &way : ways) {
            {
                osmium::builder::WayBuilder builder{buffer};
                builder.set_id(way.id).set_user("");
                osmium::builder::WayNodeListBuilder nodes{buffer, &builder};
                for (std::size_t i = 0; i < way.count; ++i) {
                    nodes.add_node_ref({way.nodes[i], osmium::Location{way.places[i].x, way.places[i].y}});
                }
            }
            offsets.push_back(buffer.commit());
        }
    }

    static std::size_t add_relation(osmium::memory::Buffer &buffer, std::int64_t id,
                                    const std::vector<member_way> &ways) {
        {
            osmium::builder::RelationBuilder builder{buffer};
            builder.set_id(id).set_user("");
            osmium::builder::RelationMemberListBuilder members{buffer, &builder};
            for (const auto &way : ways) members.add_member(osmium::item_type::way, way.id, way.role);
        }
        return buffer.commit();
    }

    static void add_ring(table &table, const osmium::NodeRefList &ring) {
        for (const auto &node : ring) table.add({node.location().x(), node.location().y()});
        table.close_ring();
    }

    static bool add_area(table &table, const osmium::Area &area) {
        bool has_part = false;
        for (const auto &shell : area.outer_rings()) {
            add_ring(table, shell);
            for (const auto &hole : area.inner_rings(shell)) add_ring(table, hole);
            table.close_part();
            has_part = true;
        }
        return has_part;
    }

public:
    // Adds the parts of the area to the table, or says what is wrong.
    std::uint8_t assemble(std::int64_t id, const std::vector<member_way> &ways, table &table, std::string &detail) {
        const auto cost = effort(ways);
        if (cost > m_budget) return COSMIUM_TOO_INTRICATE;
        m_budget -= cost;
        osmium::memory::Buffer input{64 * 1024, osmium::memory::Buffer::auto_grow::yes};
        osmium::memory::Buffer output{64 * 1024, osmium::memory::Buffer::auto_grow::yes};
        std::vector<std::size_t> offsets;
        add_ways(input, ways, offsets);
        const auto relation = add_relation(input, id, ways);
        std::vector<const osmium::Way *> members;
        for (const auto offset : offsets) members.push_back(&input.get<osmium::Way>(offset));

        first_problem problem;
        osmium::area::AssemblerConfig config;
        config.problem_reporter = &problem;
        config.create_empty_areas = false;
        osmium::area::Assembler assembler{config};
        if (assembler(input.get<osmium::Relation>(relation), members, output)) {
            for (const auto &area : output.select<osmium::Area>()) {
                if (add_area(table, area)) return COSMIUM_SOUND;
            }
        }
        detail = problem.detail;
        return problem.fault == COSMIUM_SOUND ? COSMIUM_NO_AREA : problem.fault;
    }
};

}  // namespace cosmium
