// Reads features out of OpenStreetMap PBF: the blocks by protozero, the areas of relations by libosmium.
//
// The file is gone through three times: ways and relations that are wanted by their tags; the ways those relations
// are made of; the nodes of all of them. So memory follows what is wanted, not the size of the file, and what a
// block claims is checked before anything is made of it.

#include "cosmium.h"

#include "assembly.hpp"

#include <new>
#include <set>
#include <unordered_set>

namespace cosmium {

struct kept_way {
    std::int64_t id;
    std::uint32_t kinds;
    bool is_too_long;
    std::size_t nodes_begin, nodes_end, tags_begin, tags_end;
};

struct kept_relation {
    std::int64_t id;
    bool is_too_long;
    std::vector<member> ways;
    std::size_t tags_begin, tags_end;
};

class reading {
    const char *m_bytes;
    std::size_t m_size;
    rules m_rules;
    cosmium_limits m_limits;
    std::vector<blob> m_blobs;
    inflater m_inflater;
    table m_table;

    std::vector<cosmium_tag> m_tags;
    std::vector<std::int64_t> m_nodes;       // of all kept ways, way after way
    std::vector<kept_way> m_ways;            // wanted by their tags
    std::vector<kept_relation> m_relations;  // wanted by their tags
    std::vector<kept_way> m_members;         // of the relations, in order of their ids
    std::vector<std::int64_t> m_known;       // the nodes needed, in order of their ids
    std::vector<location> m_places;          // of `m_known`
    std::set<std::uint32_t> m_area_keys;     // that make an area wanted
    std::set<std::pair<std::int64_t, std::uint32_t>> m_outlines;  // ways of sound relations, with such a key

    template <typename Use>
    void each_block(Use &&use) {
        for (std::size_t number = 1; number < m_blobs.size(); ++number) {
            auto &blob = m_blobs[number];
            if (!blob.has_nodes && !blob.has_ways && !blob.has_relations) continue;
            try {
                use(blob);
            } catch (const protozero::exception &) {
                throw damage{"a block cannot be read", blob.offset};
            } catch (const damage &) {
                throw;
            } catch (const std::runtime_error &error) {
                throw damage{error.what(), blob.offset};
            }
        }
    }

    std::size_t keep_tags(const std::vector<text_pair> &tags) {
        const auto begin = m_tags.size();
        for (const auto &tag : tags) m_tags.push_back({m_table.words.number(tag.first), m_table.words.number(tag.second)});
        return begin;
    }

    kept_way keep(const way &way, std::uint32_t kinds) {
        const auto nodes = m_nodes.size();
        if (!way.is_too_long) m_nodes.insert(m_nodes.end(), way.nodes.begin(), way.nodes.end());
        if (m_nodes.size() > m_limits.coordinates) {
            throw std::runtime_error{"the file has more coordinates than the limit"};
        }
        const auto tags = kinds == 0 ? m_tags.size() : keep_tags(way.tags);
        return {way.id, kinds, way.is_too_long, nodes, m_nodes.size(), tags, m_tags.size()};
    }

    static bool is_multipolygon(const std::vector<text_pair> &tags) {
        return has_tag(tags, "type", "multipolygon") || has_tag(tags, "type", "boundary");
    }

    void find_wanted() {
        std::unordered_set<std::int64_t> ways, relations;
        each_block([&](blob &blob) {
            const block block{m_inflater.content(blob.bytes)};
            block.note_content(blob);
            if (blob.has_ways && m_rules.want(COSMIUM_LINE | COSMIUM_AREA | COSMIUM_STATED_AREA)) {
                block.each_way([&](const way &way) {
                    auto kinds = m_rules.kinds(way.tags) & (COSMIUM_LINE | COSMIUM_AREA | COSMIUM_STATED_AREA);
                    if ((kinds & COSMIUM_STATED_AREA) && has_tag(way.tags, "area", "yes")) kinds |= COSMIUM_AREA;
                    kinds &= ~std::uint32_t{COSMIUM_STATED_AREA};
                    if (has_tag(way.tags, "area", "no")) kinds &= ~std::uint32_t{COSMIUM_AREA};
                    if (kinds == 0) return;
                    if (!ways.insert(way.id).second) return m_table.notes[COSMIUM_NOTE_REPEATED].add("way", way.id);
                    m_ways.push_back(keep(way, kinds));
                });
            }
            if (blob.has_relations && m_rules.want(COSMIUM_AREA | COSMIUM_STATED_AREA)) {
                block.each_relation([&](const relation &relation) {
                    if (!is_multipolygon(relation.tags)) return;
                    if (!(m_rules.kinds(relation.tags) & (COSMIUM_AREA | COSMIUM_STATED_AREA))) return;
                    if (relation.ways.empty()) return;
                    if (!relations.insert(relation.id).second) {
                        return m_table.notes[COSMIUM_NOTE_REPEATED].add("relation", relation.id);
                    }
                    const auto tags = keep_tags(relation.tags);
                    m_relations.push_back({relation.id, relation.is_too_long, relation.ways, tags, m_tags.size()});
                });
            }
        });
    }

    void find_members() {
        std::vector<std::int64_t> wanted;
        for (const auto &relation : m_relations) {
            for (const auto &member : relation.ways) wanted.push_back(member.way);
        }
        sort_uniquely(wanted);
        if (wanted.empty()) return;
        each_block([&](blob &blob) {
            if (!blob.has_ways) return;
            const block block{m_inflater.content(blob.bytes)};
            block.each_way([&](const way &way) {
                if (std::binary_search(wanted.begin(), wanted.end(), way.id)) m_members.push_back(keep(way, 0));
            });
        });
        // Of a way that is there twice the first one counts, as everywhere.
        std::sort(m_members.begin(), m_members.end(), [](const kept_way &a, const kept_way &b) {
            return std::make_pair(a.id, a.nodes_begin) < std::make_pair(b.id, b.nodes_begin);
        });
    }

    void find_places() {
        m_known = m_nodes;
        sort_uniquely(m_known);
        m_places.assign(m_known.size(), location{});
        const bool wants_points = m_rules.want(COSMIUM_POINT);
        std::unordered_set<std::int64_t> points;
        std::size_t next = 0;
        each_block([&](blob &blob) {
            if (!blob.has_nodes || (m_known.empty() && !wants_points)) return;
            const block block{m_inflater.content(blob.bytes)};
            block.each_node(wants_points, [&](const node &node) {
                note_place(node, next);
                if (!wants_points || node.tags->empty() || !(m_rules.kinds(*node.tags) & COSMIUM_POINT)) return;
                if (!points.insert(node.id).second) return m_table.notes[COSMIUM_NOTE_REPEATED].add("node", node.id);
                add_point(node);
            });
        });
    }

    // Keeps the place of a node if it is needed; files are mostly sorted, so the next one is tried first.
    void note_place(const node &node, std::size_t &next) {
        if (m_known.empty()) return;
        if (next >= m_known.size() || m_known[next] < node.id || (next > 0 && m_known[next - 1] >= node.id)) {
            next = static_cast<std::size_t>(std::lower_bound(m_known.begin(), m_known.end(), node.id)
                                            - m_known.begin());
        }
        if (next < m_known.size() && m_known[next] == node.id) {
            if (!m_places[next].is_stated()) m_places[next] = node.place;
            ++next;
        }
    }

    static void sort_uniquely(std::vector<std::int64_t> &ids) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }

    // MARK: Shapes

    void add_point(const node &node) {
        const auto tags = keep_tags(*node.tags);
        const bool is_sound = node.place.is_in_range();
        if (is_sound) {
            m_table.add(node.place);
            m_table.close_ring();
            m_table.close_part();
        }
        m_table.close_feature('n', node.id, COSMIUM_POINT, is_sound ? COSMIUM_SOUND : COSMIUM_OUT_OF_RANGE, "",
                              m_tags.data() + tags, m_tags.size() - tags);
        m_tags.resize(tags);
    }

    location place(std::int64_t node) const {
        const auto found = std::lower_bound(m_known.begin(), m_known.end(), node);
        return found != m_known.end() && *found == node ? m_places[static_cast<std::size_t>(found - m_known.begin())]
                                                        : location{};
    }

    // The places of a way's nodes, and what is wrong with them.
    std::uint8_t find_places(const kept_way &way, std::vector<location> &places, examples &missing) const {
        std::uint8_t fault = way.is_too_long ? COSMIUM_TOO_INTRICATE : COSMIUM_SOUND;
        for (auto index = way.nodes_begin; index < way.nodes_end; ++index) {
            const auto found = place(m_nodes[index]);
            if (!found.is_stated()) {
                fault = COSMIUM_MISSING_NODES;
                missing.add("node", m_nodes[index]);
            } else if (!found.is_in_range() && fault == COSMIUM_SOUND) {
                fault = COSMIUM_OUT_OF_RANGE;
            }
            places.push_back(found);
        }
        return fault;
    }

    void add_way(const kept_way &way) {
        std::vector<location> places;
        examples missing;
        const auto fault = find_places(way, places, missing);
        if (way.kinds & COSMIUM_LINE) add(way, COSMIUM_LINE, places, fault, 2, missing.text());
        if (!(way.kinds & COSMIUM_AREA)) return;
        if (is_outline(way)) return m_table.notes[COSMIUM_NOTE_OUTLINES].add("way", way.id);
        const bool has_same_ends = way.is_too_long
                                   || (way.nodes_begin < way.nodes_end
                                       && (m_nodes[way.nodes_begin] == m_nodes[way.nodes_end - 1]
                                           || (fault == COSMIUM_SOUND && places.front() == places.back())));
        if (!has_same_ends) return m_table.notes[COSMIUM_NOTE_OPEN_WAYS].add("way", way.id);
        add(way, COSMIUM_AREA, places, fault, 4, missing.text());
    }

    void add(const kept_way &way, std::uint8_t kind, const std::vector<location> &places, std::uint8_t fault,
             std::size_t least, const std::string &detail) {
        if (fault == COSMIUM_SOUND && places.size() < least) fault = COSMIUM_TOO_FEW_NODES;
        if (fault == COSMIUM_SOUND) {
            for (const auto &place : places) m_table.add(place);
            m_table.close_ring();
            m_table.close_part();
        }
        m_table.close_feature('w', way.id, kind, fault, detail, m_tags.data() + way.tags_begin,
                              way.tags_end - way.tags_begin);
    }

    void add_relation(const kept_relation &relation, assembly &assembly) {
        std::vector<const kept_way *> ways;
        examples missing;
        for (const auto &member : relation.ways) {
            const auto found = std::lower_bound(m_members.begin(), m_members.end(), member.way,
                                                [](const kept_way &way, std::int64_t id) { return way.id < id; });
            const bool is_there = found != m_members.end() && found->id == member.way;
            if (!is_there) missing.add("way", member.way);
            ways.push_back(is_there ? &*found : nullptr);
        }
        std::string detail = missing.text();
        std::uint8_t fault = missing.count() > 0 ? COSMIUM_MISSING_MEMBERS : COSMIUM_SOUND;
        if (relation.is_too_long) fault = COSMIUM_TOO_INTRICATE;
        if (fault == COSMIUM_SOUND) fault = assemble(relation, ways, assembly, detail);
        if (fault == COSMIUM_SOUND) note_outlines(relation);
        m_table.close_feature('r', relation.id, COSMIUM_AREA, fault, detail, m_tags.data() + relation.tags_begin,
                              relation.tags_end - relation.tags_begin);
    }

    void note_outlines(const kept_relation &relation) {
        for (auto tag = relation.tags_begin; tag < relation.tags_end; ++tag) {
            if (m_area_keys.count(m_tags[tag].key) == 0) continue;
            for (const auto &member : relation.ways) {
                if (!member.is_inner) m_outlines.emplace(member.way, m_tags[tag].key);
            }
        }
    }

    // Whether a way draws once more what a relation draws better.
    bool is_outline(const kept_way &way) const {
        for (auto tag = way.tags_begin; tag < way.tags_end; ++tag) {
            if (m_outlines.count({way.id, m_tags[tag].key}) > 0) return true;
        }
        return false;
    }

    std::uint8_t assemble(const kept_relation &relation, const std::vector<const kept_way *> &ways,
                          assembly &assembly, std::string &detail) {
        std::vector<std::vector<location>> places(ways.size());
        std::vector<member_way> members;
        std::unordered_set<std::int64_t> seen;
        std::size_t count = 0;
        for (std::size_t i = 0; i < ways.size(); ++i) {
            const auto &way = *ways[i];
            // A way that is a member twice is one piece of the border all the same.
            if (!seen.insert(way.id).second) continue;
            count += way.nodes_end - way.nodes_begin;
            if (count > 1000000) return COSMIUM_TOO_INTRICATE;
            examples missing;
            const auto fault = find_places(way, places[i], missing);
            if (fault != COSMIUM_SOUND) {
                detail = missing.count() > 0 ? missing.text() : "way/" + std::to_string(way.id);
                return fault;
            }
            if (places[i].size() < 2) continue;
            const auto &member = relation.ways[i];
            members.push_back({way.id, &m_nodes[way.nodes_begin], places[i].data(), places[i].size(),
                               member.is_inner ? "inner" : member.is_outer ? "outer" : ""});
        }
        return assembly.assemble(relation.id, members, m_table, detail);
    }

public:
    cosmium_table result{};

    reading(const char *bytes, std::size_t size, const cosmium_rule *list, std::size_t count, cosmium_limits limits)
        : m_bytes{bytes}, m_size{size}, m_rules{list, count}, m_limits{limits}, m_table{limits} {}

    void read() {
        m_blobs = find_blobs(m_bytes, m_size);
        check_inflation(m_blobs, m_size);
        try {
            check_header(m_inflater.content(m_blobs[0].bytes));
        } catch (const protozero::exception &) {
            throw damage{"the header cannot be read", 0};
        } catch (const damage &) {
            throw;
        } catch (const std::runtime_error &error) {
            throw damage{error.what(), 0};
        }
        find_wanted();
        find_members();
        find_places();
        assembly assembly;
        for (const auto &key : m_rules.area_keys()) m_area_keys.insert(m_table.words.number(std::string_view{key}));
        for (const auto &relation : m_relations) add_relation(relation, assembly);
        for (const auto &way : m_ways) add_way(way);
        result = m_table.finish();
    }

    const std::string &text(std::uint32_t number) const { return m_table.words[number]; }
};

}  // namespace cosmium

struct cosmium_reading {
    cosmium::reading *content = nullptr;
    cosmium_table empty{};
    std::string error;
    bool has_error = false;
    std::size_t offset = 0;

    void fail(const char *what, std::size_t where) {
        has_error = true;
        offset = where;
        try {
            error = what;
        } catch (...) {
            error.clear();
        }
    }

    ~cosmium_reading() { delete content; }
};

extern "C" {

cosmium_reading *cosmium_read(const uint8_t *bytes, size_t size, const cosmium_rule *rules, size_t rule_count,
                              cosmium_limits limits) {
    auto *reading = new (std::nothrow) cosmium_reading;
    if (!reading) return nullptr;
    try {
        reading->content = new cosmium::reading{reinterpret_cast<const char *>(bytes), size, rules, rule_count, limits};
        reading->content->read();
    } catch (const cosmium::damage &damage) {
        reading->fail(damage.what(), damage.offset);
    } catch (const std::bad_alloc &) {
        reading->fail("the file needs more memory than there is", 0);
    } catch (const std::exception &error) {
        reading->fail(error.what(), 0);
    } catch (...) {
        reading->fail("the file cannot be read", 0);
    }
    return reading;
}

const char *cosmium_error(const cosmium_reading *reading) {
    return reading->has_error ? reading->error.c_str() : nullptr;
}

size_t cosmium_error_offset(const cosmium_reading *reading) { return reading->offset; }

const cosmium_table *cosmium_result(const cosmium_reading *reading) {
    return reading->has_error || !reading->content ? &reading->empty : &reading->content->result;
}

const char *cosmium_text(const cosmium_reading *reading, uint32_t text, size_t *length) {
    const auto *table = cosmium_result(reading);
    if (text >= table->text_count) {
        *length = 0;
        return "";
    }
    const auto &found = reading->content->text(text);
    *length = found.size();
    return found.data();
}

void cosmium_free(cosmium_reading *reading) { delete reading; }

}
