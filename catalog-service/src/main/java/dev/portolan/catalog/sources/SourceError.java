package dev.portolan.catalog.sources;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.catalog.processing.FindingService.Listed;
import dev.portolan.catalog.reading.Finding;
import java.util.UUID;

/// Something that is wrong in a source.
///
/// @param target where the source points
/// @param kind of the source
record SourceError(
        UUID source,
        String target,
        String kind,
        @JsonUnwrapped Finding finding) {
    static SourceError of(Listed listed) {
        return new SourceError(listed.source(), listed.target(), listed.kind(), listed.finding());
    }
}
