package dev.portolan.plugins.scorecards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.invocations.Answer;
import dev.portolan.plugins.invocations.ExtensionCalls;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schedules.Run;
import dev.portolan.plugins.schedules.RunResult;
import dev.portolan.plugins.schedules.ScheduledWork;
import dev.portolan.plugins.scorecards.ScorecardBulkRepository.Said;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts checks to the entities that they are for, page by page, and has scorecards counted anew. What a check says
/// stays while its plugin is disabled, when it counts for nothing.
@ApplicationScoped
class CheckWork implements ScheduledWork {
    private static final int MOST_ENTITIES = 5_000;
    private static final int LARGEST_EVIDENCE = 2_000;
    private static final int LONGEST_FAULT = 500;
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private final CountingService counting;
    private final CheckedEntities entities;
    private final ExtensionCalls calls;
    private final InstantSource time;

    CheckWork(CountingService counting, CheckedEntities entities, ExtensionCalls calls, InstantSource time) {
        this.counting = counting;
        this.entities = entities;
        this.calls = calls;
        this.time = time;
    }

    @Override
    public ExtensionPoint point() {
        return ExtensionPoint.CHECK;
    }

    @Override
    public Optional<Duration> every(Extension extension) {
        return extension instanceof Extension.Scheduled scheduled
                        && scheduled.every().compareTo(SHORTEST) > 0
                ? Optional.of(scheduled.every())
                : Optional.of(SHORTEST);
    }

    @Override
    public void stopped(Installation installation, String extension, boolean gone) {
        if (gone) {
            counting.gone(new CheckId(installation.plugin(), extension));
        }
        counting.askAll();
    }

    @Override
    public RunResult run(ActiveExtension active, Run run) {
        try {
            return pages(active, run);
        } catch (ProblemException e) {
            return new RunResult.Failed(told(active, String.valueOf(e.getMessage())));
        }
    }

    private RunResult pages(ActiveExtension active, Run run) {
        var check = CheckId.of(active);
        var position = run.occasion().position();
        var place = position == null ? new Place(time.instant(), null, 0, 0, null) : Place.read(position);
        while (true) {
            var page = entities.page(((Extension.Check) active.extension()).when(), place.cursor());
            var look = look(active, run, page.items(), place);
            if (look.broken()) {
                counting.finish(check, null);
                return new RunResult.Failed(told(active, look.fault()));
            }
            var seen = place.seen() + look.offset() - place.offset();
            var whole = look.offset() >= page.items().size();
            var last = whole && (page.next() == null || seen >= MOST_ENTITIES);
            place = whole
                    ? new Place(place.begun(), page.next(), 0, seen, look.fault())
                    : new Place(place.begun(), place.cursor(), look.offset(), seen, look.fault());
            if (!counting.keep(run, check, look.said(), last ? null : place.text(), seen)) {
                return new RunResult.Paused();
            }
            if (look.busy()) {
                return new RunResult.Waits(RunResult.FULL);
            }
            if (last) {
                return ended(active, place);
            }
            if (run.late()) {
                return new RunResult.Paused();
            }
        }
    }

    private RunResult ended(ActiveExtension active, Place place) {
        var fault = place.fault();
        counting.finish(CheckId.of(active), fault == null ? place.begun() : null);
        return fault == null ? new RunResult.Done() : new RunResult.Partly(told(active, fault));
    }

    private Look look(ActiveExtension active, Run run, List<JsonNode> page, Place place) {
        var said = new ArrayList<Said>();
        var fault = place.fault();
        var failed = false;
        for (var i = place.offset(); i < page.size(); i++) {
            if (i > place.offset() && run.late()) {
                return new Look(said, fault, i, false, false);
            }
            var input = JsonNodeFactory.instance.objectNode();
            input.set("entity", page.get(i));
            switch (calls.call(active, input)) {
                case Answer.Given(var value) -> said(page.get(i), value).ifPresent(said::add);
                case Answer.None none -> {
                    if (!none.ran()) {
                        return new Look(said, fault, i, true, false);
                    }
                    failed = true;
                    fault = shortened(none.sentence(), LONGEST_FAULT);
                }
            }
        }
        // What breaks on all of a page is likely to break on the next.
        return new Look(said, fault, Math.max(place.offset(), page.size()), false, failed && said.isEmpty());
    }

    private static String told(ActiveExtension active, @Nullable String sentence) {
        return active.extension().title() + ": " + sentence;
    }

    /// Empty for what is no answer.
    private static Optional<Said> said(JsonNode entity, JsonNode value) {
        return Verdict.named(value.path("result").asText())
                .map(result -> new Said(
                        Subject.of(entity).ref(),
                        result,
                        evidence(value.path("evidence").asText("")),
                        value.path("value").isNumber() ? value.path("value").asDouble() : null));
    }

    private static @Nullable String evidence(String text) {
        return text.isBlank() ? null : shortened(text.replace("\0", ""), LARGEST_EVIDENCE);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /// What came of a look at a page.
    ///
    /// @param fault what went wrong last, with an entity of this page or of one before
    /// @param offset of the first entity of the page that it did not come to
    /// @param busy whether the plugin may not be called any more for now
    /// @param broken whether nothing came of the whole page
    private record Look(List<Said> said, @Nullable String fault, int offset, boolean busy, boolean broken) {}

    /// Where a run goes on.
    ///
    /// @param begun when it began: what the check does not say again is forgotten
    /// @param offset of the first entity of the page that has not been seen
    /// @param fault what went wrong with one entity, while it went on with others
    record Place(
            Instant begun,
            @Nullable String cursor,
            int offset,
            long seen,
            @Nullable String fault) {
        static Place read(String text) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), Place.class);
        }

        String text() {
            return new String(Json.write(this), StandardCharsets.UTF_8);
        }
    }
}
