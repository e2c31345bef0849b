package dev.portolan.catalog.processing;

import dev.portolan.catalog.processing.SourceRepository.Stored;
import dev.portolan.catalog.processing.SourceState.Content;
import dev.portolan.catalog.processing.SourceState.Progress;
import dev.portolan.catalog.processing.SourceState.Times;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says how the sources of the current tenant stand.
@ApplicationScoped
@Transactional
public class SourceStateService {
    private static final int ERRORS_IN_LIST = 20;

    private final SourceRepository sources;
    private final FindingService findings;
    private final RunningReadings running;
    private final Schedule schedule;
    private final InstantSource time;

    SourceStateService(
            SourceRepository sources,
            FindingService findings,
            RunningReadings running,
            Schedule schedule,
            InstantSource time) {
        this.sources = sources;
        this.findings = findings;
        this.running = running;
        this.schedule = schedule;
        this.time = time;
    }

    public Optional<SourceState> byId(UUID location) {
        return sources.byLocation(location, time.instant())
                .map(stored -> state(stored, findings.of(Set.of(location)).getOrDefault(location, List.of())));
    }

    /// What those of the sources that exist are called in [dev.portolan.catalog.model.Annotations#ORIGIN_LOCATION].
    public List<String> origins(Collection<UUID> locations) {
        return sources.origins(locations);
    }

    /// In the order in which they were registered, with the first of what is wrong in each.
    ///
    /// @param words only sources whose target contains them; empty for all
    public List<SourceState> page(UUID after, String words, int size) {
        var page = sources.page(after, words, size, time.instant());
        var wrong = findings.first(page.stream().map(Stored::location).toList(), ERRORS_IN_LIST);
        return page.stream()
                .map(stored -> state(stored, wrong.getOrDefault(stored.location(), List.of())))
                .toList();
    }

    private SourceState state(Stored stored, List<Finding> wrong) {
        var when = stored.when();
        var what = stored.what();
        var here = running.of(stored.location());
        return new SourceState(
                stored.location(),
                stored.type(),
                stored.target(),
                stored.state(),
                new Times(when.lastReadAt(), when.due(), (int)
                        schedule.interval(when.everySeconds()).toSeconds()),
                new Content(
                        what.entities(),
                        wrong,
                        what.revision(),
                        here.isPresent() ? here.get() : progress(what.progress())));
    }

    // As another process has written it down.
    private static @Nullable Progress progress(@Nullable String json) {
        return json == null ? null : Json.read(json.getBytes(StandardCharsets.UTF_8), Progress.class);
    }
}
