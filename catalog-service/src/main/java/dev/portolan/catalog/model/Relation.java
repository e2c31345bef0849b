package dev.portolan.catalog.model;

/// One directed edge between two entities, either of which may be missing from the catalog.
///
/// @param source text form of the reference it starts at
/// @param type for example `ownedBy`
/// @param target text form of the reference it leads to
public record Relation(String source, String type, String target) implements Comparable<Relation> {
    @Override
    public int compareTo(Relation other) {
        var bySource = source.compareTo(other.source);
        var byType = bySource == 0 ? type.compareTo(other.type) : bySource;
        return byType == 0 ? target.compareTo(other.target) : byType;
    }
}
