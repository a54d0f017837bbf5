#pragma once
// What comes out: flat arrays and texts, each text once.

#include "blocks.hpp"
#include "cosmium.h"

#include <deque>
#include <string_view>
#include <unordered_map>

namespace cosmium {

// Texts, each once, found again by their content.
class texts {
    std::deque<std::string> m_texts{std::string{}};
    std::unordered_map<std::string_view, std::uint32_t> m_numbers{{std::string_view{}, 0}};

public:
    std::uint32_t number(std::string_view text) {
        const auto known = m_numbers.find(text);
        if (known != m_numbers.end()) return known->second;
        if (m_texts.size() == UINT32_MAX) throw std::runtime_error{"the file has too many different texts"};
        m_texts.emplace_back(text);
        const auto number = static_cast<std::uint32_t>(m_texts.size() - 1);
        m_numbers.emplace(m_texts.back(), number);
        return number;
    }

    std::uint32_t number(view text) { return number(std::string_view{text.data(), text.size()}); }
    const std::string &operator[](std::uint32_t number) const { return m_texts.at(number); }
    std::size_t size() const { return m_texts.size(); }
};

// The first few objects of a kind, for a message: "way/12, way/13 and 4 more".
class examples {
    std::string m_text;
    std::uint64_t m_count = 0;

public:
    void add(const char *type, std::int64_t id) {
        ++m_count;
        if (m_count <= 5) m_text += (m_count > 1 ? ", " : "") + std::string{type} + "/" + std::to_string(id);
    }

    std::uint64_t count() const { return m_count; }

    std::string text() const {
        return m_count <= 5 ? m_text : m_text + " and " + std::to_string(m_count - 5) + " more";
    }
};

// The flat arrays while they grow.
class table {
    cosmium_limits m_limits;
    std::vector<cosmium_feature> m_features;
    std::vector<std::uint64_t> m_parts, m_rings;
    std::vector<double> m_coordinates;
    std::vector<cosmium_tag> m_tags;

public:
    texts words;
    examples notes[COSMIUM_NOTES];

    explicit table(cosmium_limits limits) : m_limits{limits} {}

    void add(location place) {
        if (m_coordinates.size() / 2 >= m_limits.coordinates) {
            throw std::runtime_error{"the file has more coordinates than the limit"};
        }
        m_coordinates.push_back(static_cast<double>(place.x) / 1e7);
        m_coordinates.push_back(static_cast<double>(place.y) / 1e7);
    }

    void close_ring() { m_rings.push_back(m_coordinates.size() / 2); }
    void close_part() { m_parts.push_back(m_rings.size()); }

    // Ends a feature; what was added since the one before is its shape, which a faulty feature must not have.
    void close_feature(char type, std::int64_t id, std::uint8_t kind, std::uint8_t fault, const std::string &detail,
                       const cosmium_tag *tags, std::size_t tag_count) {
        if (m_features.size() >= m_limits.features) {
            throw std::runtime_error{"the file has more features than the limit"};
        }
        m_tags.insert(m_tags.end(), tags, tags + tag_count);
        m_features.push_back({id, static_cast<std::uint8_t>(type), kind, fault, words.number(std::string_view{detail}),
                              m_parts.size(), m_tags.size()});
    }

    cosmium_table finish() {
        cosmium_table result{};
        result.features = m_features.data();
        result.feature_count = m_features.size();
        result.part_ends = m_parts.data();
        result.part_count = m_parts.size();
        result.ring_ends = m_rings.data();
        result.ring_count = m_rings.size();
        result.coordinates = m_coordinates.data();
        result.coordinate_count = m_coordinates.size() / 2;
        result.tags = m_tags.data();
        result.tag_count = m_tags.size();
        for (int note = 0; note < COSMIUM_NOTES; ++note) {
            result.notes[note] = {notes[note].count(), words.number(std::string_view{notes[note].text()})};
        }
        result.text_count = words.size();
        return result;
    }
};

// Which objects are wanted, by their tags.
class rules {
    struct rule {
        std::string key, value;
        bool any_value;
        std::uint32_t kinds;
        bool excludes;
    };
    std::vector<rule> m_rules;
    std::uint32_t m_kinds = 0;

    static bool is(view text, const std::string &word) {
        return text.size() == word.size() && std::memcmp(text.data(), word.data(), word.size()) == 0;
    }

public:
    rules(const cosmium_rule *rules, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const auto &rule = rules[i];
            m_rules.push_back({rule.key, rule.value ? rule.value : "", !rule.value, rule.kinds, rule.excludes != 0});
            if (!rule.excludes) m_kinds |= rule.kinds;
        }
    }

    // The keys that make an object wanted as an area.
    std::vector<std::string> area_keys() const {
        std::vector<std::string> keys;
        for (const auto &rule : m_rules) {
            if (!rule.excludes && (rule.kinds & (COSMIUM_AREA | COSMIUM_STATED_AREA))) keys.push_back(rule.key);
        }
        return keys;
    }

    bool want(std::uint32_t kinds) const { return (m_kinds & kinds) != 0; }

    // The kinds as which an object of these tags is wanted.
    std::uint32_t kinds(const std::vector<text_pair> &tags) const {
        std::uint32_t wanted = 0, excluded = 0;
        for (const auto &tag : tags) {
            for (const auto &rule : m_rules) {
                if (!is(tag.first, rule.key) || !(rule.any_value || is(tag.second, rule.value))) continue;
                (rule.excludes ? excluded : wanted) |= rule.kinds;
            }
        }
        return wanted & ~excluded;
    }
};

inline bool has_tag(const std::vector<text_pair> &tags, const char *key, const char *value) {
    for (const auto &tag : tags) {
        if (is(tag.first, key) && is(tag.second, value)) return true;
    }
    return false;
}

}  // namespace cosmium
