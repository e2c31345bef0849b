package dev.portolan.catalog.reading;

import dev.portolan.catalog.model.Emitted;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What reading a location brought.
///
/// @param emitted in the order of the files; a reference may occur more than once
/// @param keep files of which not everything could be read, so that nothing they emitted before may go
/// @param files to be known next time
/// @param settled whether every file could be had, so that only a changed one can make a difference
/// @param revision which state of the source this is, for people: a commit, an ETag; null where it says none
/// @param reached whether the source itself could be had, however much is wrong in it
public record ReadSource(
        List<Emitted> emitted,
        Set<String> keep,
        List<Finding> findings,
        List<KnownFile> files,
        boolean settled,
        @Nullable String revision,
        boolean reached) {
    public ReadSource {
        emitted = List.copyOf(emitted);
        keep = Set.copyOf(keep);
        findings = List.copyOf(findings);
        files = List.copyOf(files);
    }
}
