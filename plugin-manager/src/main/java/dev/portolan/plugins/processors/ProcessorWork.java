package dev.portolan.plugins.processors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.CatalogOverlays.Overlay;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.invocations.Answer;
import dev.portolan.plugins.invocations.ExtensionCalls;
import dev.portolan.plugins.invocations.Occasion;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.processors.WaitingRepository.Waiting;
import dev.portolan.plugins.schedules.Reason;
import dev.portolan.plugins.schedules.Run;
import dev.portolan.plugins.schedules.RunResult;
import dev.portolan.plugins.schedules.Schedule;
import dev.portolan.plugins.schedules.ScheduledWork;
import dev.portolan.plugins.shares.Page;
import dev.portolan.plugins.shares.Share;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Has processors look at entities that wait for them and, after a change of their plugin, at all.
@ApplicationScoped
class ProcessorWork implements ScheduledWork {
    private static final int SOME = 25;
    /// So many failures in a row are not the entities' fault.
    private static final int PATIENCE = 5;

    private final ProcessorService processors;
    private final ProcessedEntities entities;
    private final ExtensionCalls calls;

    ProcessorWork(ProcessorService processors, ProcessedEntities entities, ExtensionCalls calls) {
        this.processors = processors;
        this.entities = entities;
        this.calls = calls;
    }

    @Override
    public ExtensionPoint point() {
        return ExtensionPoint.CATALOG_PROCESSOR;
    }

    @Override
    public void stopped(Installation installation, String extension, boolean gone) {
        processors.retract(Share.of(installation, extension));
    }

    @Override
    public RunResult run(ActiveExtension active, Run run) {
        var setup = active.installation().setup();
        if (!setup.grants().allows(Permissions.CATALOG_ENTITY_READ)) {
            return new RunResult.Failed("A processor needs the permission catalog.entity.read, which is not granted.");
        }
        try {
            var share = Share.of(active.installation(), active.extension().id());
            var waiting = waiting(active, share, run);
            return waiting instanceof RunResult.Done ? pass(active, share, run) : waiting;
        } catch (ProblemException e) {
            return new RunResult.Failed(String.valueOf(e.getMessage()));
        }
    }

    private RunResult waiting(ActiveExtension active, Share share, Run run) {
        var position = Place.read(run.occasion().position()).text();
        for (var some = processors.some(share, SOME); !some.isEmpty(); some = processors.some(share, SOME)) {
            var depth = some.stream().mapToInt(Waiting::depth).max().orElse(0);
            var look = new Look(active, depth);
            var refs = some.stream().map(Waiting::ref).toList();
            var known = processors.known(share, refs);
            for (var ref : refs) {
                var ended = entities.get(active, EntityRef.parse(ref)).flatMap(entity -> look.at(ref, entity));
                if (ended.isPresent()) {
                    return ended.get();
                }
            }
            var page = look.page(known, List.of(), null);
            if (!processors.looked(share, run, some, page, position) || run.late()) {
                return new RunResult.Paused();
            }
        }
        return new RunResult.Done();
    }

    private RunResult pass(ActiveExtension active, Share share, Run run) {
        var reason = run.occasion().reason();
        var place = Place.read(run.occasion().position());
        if (reason != Reason.CHANGE && reason != Reason.MANUAL) {
            return new RunResult.Done();
        }
        while (!place.listed()) {
            var listed = entities.page(active, place.cursor());
            var look = new Look(active, 0);
            for (var entity : listed.items()) {
                var ref = EntityClient.refOf(entity);
                var ended = ref.flatMap(one -> look.at(one.toString(), entity));
                if (ended.isPresent()) {
                    return ended.get();
                }
            }
            place = new Place(listed.next(), place.done() + listed.items().size(), listed.next() == null);
            var progress = new Schedule.Progress(place.done(), null);
            var kept = processors.known(share, look.untouched);
            if (!processors.passed(share, run, look.page(List.of(), kept, progress), place.text())) {
                return new RunResult.Paused();
            }
            if (!place.listed() && run.late()) {
                return new RunResult.Paused();
            }
        }
        while (processors.retire(share, run, place.text())) {
            if (run.late()) {
                return new RunResult.Paused();
            }
        }
        return new RunResult.Done();
    }

    /// A look at some entities.
    private final class Look {
        private final ActiveExtension active;
        private final List<Overlay> added = new ArrayList<>();
        /// Of these nothing is known: what was added to them stays.
        private final List<String> untouched = new ArrayList<>();
        private final int depth;
        private int failures;

        /// @param depth of the deepest of the events that led to it; 0 where none did
        Look(ActiveExtension active, int depth) {
            this.active = active;
            this.depth = depth;
        }

        /// @return how the run ends, if it does
        Optional<RunResult> at(String ref, JsonNode entity) {
            if (!ExtensionService.fits(active.extension(), entity)) {
                return Optional.empty();
            }
            var input = JsonNodeFactory.instance.objectNode();
            input.set("entity", entity);
            return switch (calls.call(active, input, Occasion.after(depth))) {
                case Answer.None none -> failed(ref, none);
                case Answer.Given(var value) -> given(EntityRef.parse(ref), value);
            };
        }

        private Optional<RunResult> failed(String ref, Answer.None none) {
            failures++;
            untouched.add(ref);
            return none.ran() && failures < PATIENCE ? Optional.empty() : Optional.of(RunResult.of(none));
        }

        private Optional<RunResult> given(EntityRef ref, JsonNode value) {
            failures = 0;
            switch (Patch.read(ref, value)) {
                case Patch.Adds(var overlay) -> added.add(overlay);
                case Patch.Nothing _ -> {}
                case Patch.Faulty(var sentence) -> {
                    untouched.add(ref.toString());
                    calls.complain(active, ref + ": " + sentence);
                }
            }
            return Optional.empty();
        }

        /// @param known entities to which something was added before
        /// @param kept those to which it still is
        Page<Overlay> page(List<String> known, List<String> kept, Schedule.@Nullable Progress progress) {
            var still = new HashSet<>(untouched);
            added.forEach(overlay -> still.add(overlay.ref().toString()));
            return new Page<>(
                    added, known.stream().filter(ref -> !still.contains(ref)).toList(), kept, progress, depth);
        }
    }

    /// Where a look at all entities goes on.
    ///
    /// @param done how many have been looked at
    /// @param listed whether the last page has come
    record Place(@Nullable String cursor, long done, boolean listed) {
        static final Place BEGIN = new Place(null, 0, false);

        static Place read(@Nullable String text) {
            return text == null ? BEGIN : Json.read(text.getBytes(StandardCharsets.UTF_8), Place.class);
        }

        String text() {
            return new String(Json.write(this), StandardCharsets.UTF_8);
        }
    }
}
