#pragma once
// The inner layer of the format: a block is a table of texts and groups of nodes, ways and relations that point into it.

#include "blobs.hpp"

#include <utility>

#include <protozero/pbf_reader.hpp>

namespace cosmium {

using text_pair = std::pair<view, view>;

constexpr std::size_t text_limit = 4 * 1024 * 1024;
// The database of OpenStreetMap allows 2 000 nodes in a way and 32 000 members in a relation.
constexpr std::size_t way_limit = 100000;
constexpr std::size_t member_limit = 100000;

// 1e-7 degrees, as the database of OpenStreetMap keeps them.
struct location {
    std::int32_t x = INT32_MAX, y = INT32_MAX;
    bool is_stated() const { return x != INT32_MAX; }
    bool is_in_range() const { return is_stated() && x != INT32_MIN; }
    bool operator==(const location &other) const { return x == other.x && y == other.y; }
    static location out_of_range() { return {INT32_MIN, INT32_MIN}; }
};

struct node {
    std::int64_t id = 0;
    location place;
    const std::vector<text_pair> *tags = nullptr;
};

struct way {
    std::int64_t id = 0;
    std::vector<text_pair> tags;
    std::vector<std::int64_t> nodes;
    bool is_too_long = false;
};

struct member {
    std::int64_t way;
    bool is_inner, is_outer;
};

struct relation {
    std::int64_t id = 0;
    std::vector<text_pair> tags;
    std::vector<member> ways;
    bool is_too_long = false;
};

// Additions of differences wrap around instead of being undefined; wrong ones become wrong ids, which are not found.
inline std::int64_t sum(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

// A block, read object by object. The object handed over is valid only during the call.
class block {
    std::vector<view> m_texts;
    std::vector<view> m_groups;
    std::int64_t m_granularity = 100, m_x_offset = 0, m_y_offset = 0;

    static void fail() { throw std::runtime_error{"a block contradicts itself"}; }

    view text(std::uint64_t index) const {
        if (index >= m_texts.size()) throw std::runtime_error{"a block points to a text it does not have"};
        return m_texts[index];
    }

    location place(std::int64_t x, std::int64_t y) const {
        std::int64_t lon = 0, lat = 0;
        if (__builtin_mul_overflow(x, m_granularity, &lon) || __builtin_add_overflow(lon, m_x_offset, &lon)
            || __builtin_mul_overflow(y, m_granularity, &lat) || __builtin_add_overflow(lat, m_y_offset, &lat)) {
            return location::out_of_range();
        }
        if (lon < -180000000000 || lon > 180000000000 || lat < -90000000000 || lat > 90000000000) {
            return location::out_of_range();
        }
        return {static_cast<std::int32_t>(lon / 100), static_cast<std::int32_t>(lat / 100)};
    }

    void read_texts(view bytes) {
        protozero::pbf_reader reader{bytes};
        while (reader.next()) {
            if (reader.tag_and_type() == field(1, wire::length_delimited)) {
                if (m_texts.size() == text_limit) throw std::runtime_error{"a block has too many texts"};
                m_texts.push_back(reader.get_view());
            } else {
                reader.skip();
            }
        }
    }

    using numbers = protozero::iterator_range<protozero::pbf_reader::const_uint32_iterator>;
    using differences = protozero::iterator_range<protozero::pbf_reader::const_sint64_iterator>;

    void read_tags(const numbers &keys, const numbers &values, std::vector<text_pair> &tags) const {
        tags.clear();
        auto value = values.begin();
        for (auto key = keys.begin(); key != keys.end(); ++key, ++value) {
            if (value == values.end()) fail();
            tags.emplace_back(text(*key), text(*value));
        }
        if (value != values.end()) fail();
    }

public:
    explicit block(view bytes) {
        protozero::pbf_reader reader{bytes};
        while (reader.next()) {
            switch (reader.tag_and_type()) {
            case field(1, wire::length_delimited): read_texts(reader.get_view()); break;
            case field(2, wire::length_delimited): m_groups.push_back(reader.get_view()); break;
            case field(17, wire::varint): m_granularity = reader.get_int32(); break;
            case field(19, wire::varint): m_y_offset = reader.get_int64(); break;
            case field(20, wire::varint): m_x_offset = reader.get_int64(); break;
            default: reader.skip();
            }
        }
    }

    // Notes which objects the groups hold; groups are of one kind, but one that is not is read all the same.
    void note_content(blob &blob) const {
        blob.has_nodes = blob.has_ways = blob.has_relations = false;
        for (const auto &group : m_groups) {
            protozero::pbf_reader reader{group};
            while (reader.next()) {
                switch (reader.tag()) {
                case 1: case 2: blob.has_nodes = true; break;
                case 3: blob.has_ways = true; break;
                case 4: blob.has_relations = true; break;
                default: break;
                }
                reader.skip();
            }
        }
    }

    template <typename Use>
    void each_node(bool with_tags, Use &&use) const {
        for (const auto &group : m_groups) {
            protozero::pbf_reader reader{group};
            while (reader.next()) {
                switch (reader.tag_and_type()) {
                case field(1, wire::length_delimited): read_node(reader.get_view(), use); break;
                case field(2, wire::length_delimited): read_dense(reader.get_view(), with_tags, use); break;
                default: reader.skip();
                }
            }
        }
    }

    template <typename Use>
    void each_way(Use &&use) const {
        way way;
        for (const auto &group : m_groups) {
            protozero::pbf_reader reader{group};
            while (reader.next()) {
                if (reader.tag_and_type() == field(3, wire::length_delimited)) {
                    read_way(reader.get_view(), way);
                    use(way);
                } else {
                    reader.skip();
                }
            }
        }
    }

    template <typename Use>
    void each_relation(Use &&use) const {
        relation relation;
        for (const auto &group : m_groups) {
            protozero::pbf_reader reader{group};
            while (reader.next()) {
                if (reader.tag_and_type() == field(4, wire::length_delimited)) {
                    read_relation(reader.get_view(), relation);
                    use(relation);
                } else {
                    reader.skip();
                }
            }
        }
    }

private:
    template <typename Use>
    void read_node(view bytes, Use &use) const {
        node node;
        std::vector<text_pair> tags;
        numbers keys, values;
        std::int64_t x = 0, y = 0;
        protozero::pbf_reader reader{bytes};
        while (reader.next()) {
            switch (reader.tag_and_type()) {
            case field(1, wire::varint): node.id = reader.get_sint64(); break;
            case field(2, wire::length_delimited): keys = reader.get_packed_uint32(); break;
            case field(3, wire::length_delimited): values = reader.get_packed_uint32(); break;
            case field(8, wire::varint): y = reader.get_sint64(); break;
            case field(9, wire::varint): x = reader.get_sint64(); break;
            default: reader.skip();
            }
        }
        read_tags(keys, values, tags);
        node.place = place(x, y);
        node.tags = &tags;
        use(node);
    }

    template <typename Use>
    void read_dense(view bytes, bool with_tags, Use &use) const {
        differences ids, xs, ys;
        numbers texts;
        protozero::pbf_reader reader{bytes};
        while (reader.next()) {
            switch (reader.tag_and_type()) {
            case field(1, wire::length_delimited): ids = reader.get_packed_sint64(); break;
            case field(8, wire::length_delimited): ys = reader.get_packed_sint64(); break;
            case field(9, wire::length_delimited): xs = reader.get_packed_sint64(); break;
            case field(10, wire::length_delimited): texts = reader.get_packed_uint32(); break;
            default: reader.skip();
            }
        }
        std::vector<text_pair> tags;
        node node;
        node.tags = &tags;
        std::int64_t x = 0, y = 0;
        auto dx = xs.begin(), dy = ys.begin();
        auto number = texts.begin();
        for (auto step = ids.begin(); step != ids.end(); ++step, ++dx, ++dy) {
            if (dx == xs.end() || dy == ys.end()) fail();
            node.id = sum(node.id, *step);
            x = sum(x, *dx);
            y = sum(y, *dy);
            node.place = place(x, y);
            if (with_tags) {
                tags.clear();
                while (number != texts.end() && *number != 0) {
                    const auto key = *number++;
                    if (number == texts.end()) fail();
                    tags.emplace_back(text(key), text(*number++));
                }
                if (number != texts.end()) ++number;
            }
            use(node);
        }
    }

    void read_way(view bytes, way &way) const {
        numbers keys, values;
        differences nodes;
        way.id = 0;
        protozero::pbf_reader reader{bytes};
        while (reader.next()) {
            switch (reader.tag_and_type()) {
            case field(1, wire::varint): way.id = reader.get_int64(); break;
            case field(2, wire::length_delimited): keys = reader.get_packed_uint32(); break;
            case field(3, wire::length_delimited): values = reader.get_packed_uint32(); break;
            case field(8, wire::length_delimited): nodes = reader.get_packed_sint64(); break;
            default: reader.skip();
            }
        }
        read_tags(keys, values, way.tags);
        way.nodes.clear();
        way.is_too_long = false;
        std::int64_t id = 0;
        for (auto step = nodes.begin(); step != nodes.end(); ++step) {
            if (way.nodes.size() == way_limit) {
                way.is_too_long = true;
                break;
            }
            id = sum(id, *step);
            way.nodes.push_back(id);
        }
    }

    void read_relation(view bytes, relation &relation) const {
        numbers keys, values, roles, types;
        differences ids;
        relation.id = 0;
        protozero::pbf_reader reader{bytes};
        while (reader.next()) {
            switch (reader.tag_and_type()) {
            case field(1, wire::varint): relation.id = reader.get_int64(); break;
            case field(2, wire::length_delimited): keys = reader.get_packed_uint32(); break;
            case field(3, wire::length_delimited): values = reader.get_packed_uint32(); break;
            case field(8, wire::length_delimited): roles = reader.get_packed_uint32(); break;
            case field(9, wire::length_delimited): ids = reader.get_packed_sint64(); break;
            case field(10, wire::length_delimited): types = reader.get_packed_uint32(); break;
            default: reader.skip();
            }
        }
        read_tags(keys, values, relation.tags);
        relation.ways.clear();
        relation.is_too_long = false;
        std::int64_t id = 0;
        auto role = roles.begin(), type = types.begin();
        for (auto step = ids.begin(); step != ids.end(); ++step, ++role, ++type) {
            if (role == roles.end() || type == types.end()) fail();
            id = sum(id, *step);
            if (*type != 1) continue;
            if (relation.ways.size() == member_limit) {
                relation.is_too_long = true;
                break;
            }
            const view name = text(*role);
            relation.ways.push_back({id, is(name, "inner"), is(name, "outer")});
        }
    }
};

}  // namespace cosmium
