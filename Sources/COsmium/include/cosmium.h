#pragma once
#include <stddef.h>
#include <stdint.h>

/* Reads features out of an OpenStreetMap PBF file that lies in memory.

   No exception leaves these functions, no file is opened, no thread is started, nothing is global. Malformed input
   ends in a message. Everything that is returned belongs to the reading and dies with it. */

#ifdef __cplusplus
extern "C" {
#endif

/* Kinds of feature, as bits. */
#define COSMIUM_POINT 1
#define COSMIUM_LINE 2
#define COSMIUM_AREA 4
/* Areas where the tags say so: ways with area=yes, and relations; what comes out is an area. */
#define COSMIUM_STATED_AREA 8

/* What keeps a feature from having a shape; its row is there, its parts are not. */
#define COSMIUM_SOUND 0
#define COSMIUM_TOO_FEW_NODES 1
#define COSMIUM_MISSING_NODES 2
#define COSMIUM_MISSING_MEMBERS 3
#define COSMIUM_OPEN_RING 4
#define COSMIUM_CROSSING_RINGS 5
#define COSMIUM_OUT_OF_RANGE 6
#define COSMIUM_NO_AREA 7
#define COSMIUM_TOO_INTRICATE 8

/* Objects whose tags ask for an area although they are open lines. */
#define COSMIUM_NOTE_OPEN_WAYS 0
/* Objects that are in the file more than once; the first of them is used. */
#define COSMIUM_NOTE_REPEATED 1
/* Ways that are the outline of a relation which is there with the same key; the relation, which knows the holes, is
   used. */
#define COSMIUM_NOTE_OUTLINES 2
#define COSMIUM_NOTES 3

/* A tag that features must have (value NULL: any value), or must not have if `excludes` is set. A feature is wanted
   as each kind of which one rule holds and none excludes it. */
typedef struct {
    const char *key;
    const char *value;
    uint32_t kinds;
    uint32_t excludes;
} cosmium_rule;

/* How much is read before the file is refused. */
typedef struct {
    uint64_t features;
    uint64_t coordinates;
} cosmium_limits;

/* A feature; its parts and tags begin where those of the feature before it end. */
typedef struct {
    int64_t id;
    uint8_t type;  /* 'n', 'w' or 'r' */
    uint8_t kind;  /* one of the bits */
    uint8_t fault;
    uint32_t detail;  /* a text with more about the fault */
    uint64_t parts_end;
    uint64_t tags_end;
} cosmium_feature;

/* Two texts. */
typedef struct {
    uint32_t key;
    uint32_t value;
} cosmium_tag;

/* What was counted, and the first few objects it was seen on. */
typedef struct {
    uint64_t count;
    uint32_t examples;  /* a text */
} cosmium_note;

/* The features in flat arrays: nodes, then relations, then ways, each in the order of the file. Degrees. Of an area
   the first ring of a part is the shell; rings are closed. Text 0 is empty. */
typedef struct {
    const cosmium_feature *features;
    size_t feature_count;
    const uint64_t *part_ends; /* where the rings of a part end */
    size_t part_count;
    const uint64_t *ring_ends; /* where the coordinates of a ring end */
    size_t ring_count;
    const double *coordinates; /* longitude, latitude, longitude … */
    size_t coordinate_count;   /* pairs */
    const cosmium_tag *tags;
    size_t tag_count;
    size_t text_count;
    cosmium_note notes[COSMIUM_NOTES];
} cosmium_table;

typedef struct cosmium_reading cosmium_reading;

/* Reads the wanted features; never NULL unless memory is gone. */
cosmium_reading *cosmium_read(const uint8_t *bytes, size_t size, const cosmium_rule *rules, size_t rule_count,
                              cosmium_limits limits);
/* What made the file unusable, or NULL. */
const char *cosmium_error(const cosmium_reading *reading);
/* Where in the file that was. */
size_t cosmium_error_offset(const cosmium_reading *reading);
/* The features; empty if there is an error. */
const cosmium_table *cosmium_result(const cosmium_reading *reading);
/* A text, in UTF-8 if the file is right, without an end mark. */
const char *cosmium_text(const cosmium_reading *reading, uint32_t text, size_t *length);
/* Ends a reading. */
void cosmium_free(cosmium_reading *reading);

#ifdef __cplusplus
}
#endif
