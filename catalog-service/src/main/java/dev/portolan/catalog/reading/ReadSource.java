package dev.portolan.catalog.reading;

import dev.portolan.catalog.model.Emitted;
import java.util.List;
import java.util.Set;

/// What reading a location brought.
///
/// @param emitted in the order of the files; a reference may occur more than once
/// @param keep files of which not everything could be read, so that nothing they emitted before may go
/// @param files to be known next time
/// @param settled whether every file could be had, so that only a changed one can make a difference
public record ReadSource(
        List<Emitted> emitted, Set<String> keep, List<Finding> findings, List<KnownFile> files, boolean settled) {
    public ReadSource {
        emitted = List.copyOf(emitted);
        keep = Set.copyOf(keep);
        findings = List.copyOf(findings);
        files = List.copyOf(files);
    }
}
