package dev.portolan.catalog.providers;

import dev.portolan.catalog.reading.Finding;
import java.util.List;

/// What became of a change of a bucket.
///
/// @param taken how many of the entities that were offered are in the catalog as they were offered
/// @param removed how many went
/// @param findings why the others are not
public record Replacement(int taken, int removed, List<Finding> findings) {
    public Replacement {
        findings = List.copyOf(findings);
    }
}
