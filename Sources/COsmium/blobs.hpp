#pragma once
// The outer layer of the format: a file is a row of blobs, each with a length, a header and bytes, mostly deflated.

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include <protozero/pbf_message.hpp>
#include <zlib.h>

namespace cosmium {

// The format allows no more; a file that claims more is damaged or hostile.
constexpr std::uint32_t header_limit = 64 * 1024;
constexpr std::uint32_t blob_limit = 32 * 1024 * 1024;
// Honest files inflate to two to five times their size.
constexpr std::uint64_t inflation_limit = 20;
constexpr std::uint64_t inflation_allowance = 16 * 1024 * 1024;

// What is wrong with a file as a whole, and where.
struct damage : std::runtime_error {
    std::size_t offset;
    damage(const std::string &what, std::size_t offset) : std::runtime_error{what}, offset{offset} {}
};

using view = protozero::data_view;
using wire = protozero::pbf_wire_type;

// The number of a field with its type of encoding, for a switch.
constexpr std::uint32_t field(std::uint32_t number, wire type) { return protozero::tag_and_type(number, type); }

struct blob {
    view bytes;
    std::size_t offset;
    // Which objects are inside, once that is known.
    bool has_nodes = true, has_ways = true, has_relations = true;
};

struct blob_header {
    view type;
    std::int64_t size = -1;
};

inline blob_header read_blob_header(view bytes) {
    blob_header header;
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case field(1, wire::length_delimited): header.type = reader.get_view(); break;
        case field(3, wire::varint): header.size = reader.get_int32(); break;
        default: reader.skip();
        }
    }
    return header;
}

inline std::uint32_t big_endian(const char *bytes) {
    const auto *b = reinterpret_cast<const unsigned char *>(bytes);
    return (std::uint32_t{b[0]} << 24U) | (std::uint32_t{b[1]} << 16U) | (std::uint32_t{b[2]} << 8U) | b[3];
}

inline bool is(view text, const char *word) {
    return text.size() == std::strlen(word) && std::memcmp(text.data(), word, text.size()) == 0;
}

// All blobs of a file, the first of which is the header; every byte of the file is accounted for.
inline std::vector<blob> find_blobs(const char *bytes, std::size_t size) {
    std::vector<blob> blobs;
    std::size_t at = 0;
    while (at < size) {
        const std::size_t start = at;
        if (size - at < 4) throw damage{"the file ends in the middle of a block", start};
        const std::uint32_t header_size = big_endian(bytes + at);
        if (header_size == 0 || header_size > header_limit) throw damage{"a block has an impossible length", start};
        at += 4;
        if (size - at < header_size) throw damage{"the file ends in the middle of a block", start};
        blob_header header;
        try {
            header = read_blob_header(view{bytes + at, header_size});
        } catch (const protozero::exception &) {
            throw damage{"the header of a block cannot be read", start};
        }
        at += header_size;
        if (header.size < 0 || header.size > blob_limit) throw damage{"a block has an impossible length", start};
        const auto length = static_cast<std::size_t>(header.size);
        if (size - at < length) throw damage{"the file ends in the middle of a block", start};
        if (blobs.empty() && !is(header.type, "OSMHeader")) throw damage{"the file does not begin with a header", start};
        // Blocks of other types are for other programs, says the format.
        if (blobs.empty() || is(header.type, "OSMData")) blobs.push_back({view{bytes + at, length}, start});
        at += length;
    }
    if (blobs.empty()) throw damage{"the file is empty", 0};
    return blobs;
}

// Inflates blobs, one after the other, into the same memory.
class inflater {
    std::string m_output;

    view inflate(view deflated, std::int64_t size) {
        m_output.resize(static_cast<std::size_t>(size));
        auto length = static_cast<unsigned long>(size);
        const int done = ::uncompress(reinterpret_cast<unsigned char *>(&m_output[0]), &length,
                                      reinterpret_cast<const unsigned char *>(deflated.data()), deflated.size());
        if (done != Z_OK || length != static_cast<unsigned long>(size)) {
            throw std::runtime_error{"a block cannot be inflated"};
        }
        return {m_output.data(), m_output.size()};
    }

public:
    struct parts {
        view raw, deflated;
        bool has_raw = false, has_deflated = false;
        std::int64_t size = -1;
        const char *foreign = nullptr;
    };

    static parts read_parts(view bytes) {
        parts found;
        protozero::pbf_reader reader{bytes};
        while (reader.next()) {
            switch (reader.tag_and_type()) {
            case field(1, wire::length_delimited): found.raw = reader.get_view(); found.has_raw = true; break;
            case field(2, wire::varint): found.size = reader.get_int32(); break;
            case field(3, wire::length_delimited): found.deflated = reader.get_view(); found.has_deflated = true; break;
            case field(4, wire::length_delimited): found.foreign = "LZMA"; reader.skip(); break;
            case field(5, wire::length_delimited): found.foreign = "bzip2"; reader.skip(); break;
            case field(6, wire::length_delimited): found.foreign = "LZ4"; reader.skip(); break;
            case field(7, wire::length_delimited): found.foreign = "Zstandard"; reader.skip(); break;
            default: reader.skip();
            }
        }
        return found;
    }

    // The content of a blob, valid until the next call.
    view content(view bytes) {
        const parts found = read_parts(bytes);
        if (found.has_raw && found.has_deflated) throw std::runtime_error{"a block has its content twice"};
        if (found.has_raw) return found.raw;
        if (found.has_deflated && found.size > 0 && found.size <= blob_limit) {
            return inflate(found.deflated, found.size);
        }
        if (found.has_deflated) throw std::runtime_error{"a block has an impossible length"};
        if (found.foreign) {
            throw std::runtime_error{std::string{"a block is compressed with "} + found.foreign + ", not with zlib"};
        }
        throw std::runtime_error{"a block has no content"};
    }
};

// Refuses a file that would inflate out of all proportion, before anything is inflated.
inline void check_inflation(const std::vector<blob> &blobs, std::size_t size) {
    std::uint64_t sum = 0;
    for (const auto &blob : blobs) {
        try {
            const auto parts = inflater::read_parts(blob.bytes);
            if (parts.has_deflated && parts.size > 0) sum += static_cast<std::uint64_t>(parts.size);
        } catch (const protozero::exception &) {
            throw damage{"a block cannot be read", blob.offset};
        }
    }
    if (sum > inflation_allowance + inflation_limit * size) {
        throw damage{"the file claims to inflate to " + std::to_string(sum) + " bytes, out of all proportion", 0};
    }
}

// Refuses files that ask for abilities a reader of plain maps does not have.
inline void check_header(view content) {
    protozero::pbf_reader reader{content};
    while (reader.next()) {
        if (reader.tag_and_type() != field(4, wire::length_delimited)) {
            reader.skip();
            continue;
        }
        const view feature = reader.get_view();
        if (is(feature, "OsmSchema-V0.6") || is(feature, "DenseNodes")) continue;
        if (is(feature, "HistoricalInformation")) throw std::runtime_error{"the file holds the history of the map"};
        throw std::runtime_error{"the file needs a feature of the format that is not known"};
    }
}

}  // namespace cosmium
