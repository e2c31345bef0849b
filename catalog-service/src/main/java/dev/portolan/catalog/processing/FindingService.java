package dev.portolan.catalog.processing;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.processing.FindingRepository.Fresh;
import dev.portolan.catalog.processing.FindingRepository.Place;
import dev.portolan.catalog.processing.FindingRepository.Row;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps what is wrong in the sources of the current tenant.
@ApplicationScoped
@Transactional
public class FindingService {
    private final FindingRepository rows;
    private final FindingJson json;
    private final int most;

    FindingService(FindingRepository rows, FindingJson json, CatalogConfig config) {
        this.rows = rows;
        this.json = json;
        this.most = config.processing().maxFindings();
    }

    /// All that is wrong anywhere, newest first; also of entities that have never made it into the catalog.
    ///
    /// @param source null for all sources
    /// @throws ProblemException `invalid` at `cursor`
    public Page<Listed> page(@Nullable UUID source, @Nullable String cursor, int size) {
        var found = rows.page(source, cursor == null ? null : place(cursor), size + 1);
        var shown = found.stream().limit(size).toList();
        var last = shown.isEmpty() ? null : shown.getLast().row();
        return new Page<>(
                shown.stream()
                        .map(listed -> new Listed(
                                listed.row().location(), listed.target(), listed.type(), finding(listed.row())))
                        .toList(),
                found.size() > size && last != null ? Cursor.encode(last.seenAt(), last.id()) : null);
    }

    private static Place place(String cursor) {
        var parts = Cursor.decode(cursor, 2);
        try {
            return new Place(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "cursor", "is not a cursor of this list; leave it out to start at the beginning");
        }
    }

    /// Those of some sources, each source's in the order of its files.
    public Map<UUID, List<Finding>> of(Collection<UUID> locations) {
        return rows.of(locations).stream()
                .collect(Collectors.groupingBy(Row::location, Collectors.mapping(this::finding, Collectors.toList())));
    }

    /// Puts findings in the place of all that a source had. One that was there before keeps the time at
    /// which it was
    /// first seen; of too many, the first ones stay, and how many there are in all.
    void replace(UUID location, List<Finding> findings, Instant now) {
        var before = rows.of(Set.of(location));
        var seen = before.stream().collect(Collectors.toMap(Row::body, Row::seenAt, (first, _) -> first));
        var fresh = limited(findings).stream()
                .map(json::write)
                .map(body -> new Fresh(seen.getOrDefault(body, now), body))
                .toList();
        if (!fresh.equals(
                before.stream().map(row -> new Fresh(row.seenAt(), row.body())).toList())) {
            rows.replace(location, fresh);
        }
    }

    /// The first ones of some sources, each source's in the order of its files.
    ///
    /// @param each how many of one source at most
    Map<UUID, List<Finding>> first(Collection<UUID> locations, int each) {
        return rows.first(locations, each).stream()
                .collect(Collectors.groupingBy(Row::location, Collectors.mapping(this::finding, Collectors.toList())));
    }

    private List<Finding> limited(List<Finding> findings) {
        if (findings.size() <= most) {
            return findings;
        }
        var first = new ArrayList<>(findings.subList(0, most - 1));
        first.add(Finding.of(
                findings.get(most - 1).where().file(),
                "There are %,d findings in this source; the first %,d are listed.".formatted(findings.size(), most - 1),
                "Mend those that are listed; the others follow with the next reading."));
        return first;
    }

    private Finding finding(Row row) {
        return json.read(row.body(), row.seenAt());
    }

    /// @param target where the source points
    /// @param kind how it is read
    public record Listed(UUID source, String target, String kind, Finding finding) {}
}
