package dev.portolan.ui.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.Plugins.Difference;
import dev.portolan.ui.clients.Plugins.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What an installation was at each revision, worked out from what each has changed: one that installs says
/// everything, and those after it say what differs.
final class RevisionStates {
    private static final String INSTALLED = "installed";

    /// A secret is told as changed, never by its value.
    private static final String CHANGED = "changed";

    private final List<Revision> oldestFirst;

    /// @param known a stretch of the history with no gap
    RevisionStates(List<Revision> known) {
        oldestFirst = known.stream()
                .sorted(Comparator.comparingLong(Revision::revision))
                .toList();
    }

    /// What is known of how it was; empty when the history does not reach back far enough.
    private Optional<Map<String, JsonNode>> at(long revision) {
        Map<String, JsonNode> state = null;
        for (var step : oldestFirst) {
            if (step.revision() > revision) {
                break;
            }
            if (INSTALLED.equals(step.change())) {
                state = new TreeMap<>();
            }
            if (state != null) {
                apply(state, step.diff());
            }
        }
        return Optional.ofNullable(state);
    }

    private static void apply(Map<String, JsonNode> state, List<Difference> diff) {
        for (var change : diff) {
            var after = change.after();
            if (after == null || after.isNull()) {
                state.remove(change.path());
            } else {
                state.put(change.path(), after);
            }
        }
    }

    /// What differs between two revisions, whichever is the older; empty when that is not known.
    Optional<List<Difference>> between(long from, long to) {
        var before = at(from);
        var after = at(to);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        var differences = new ArrayList<Difference>();
        var paths = new TreeSet<>(before.get().keySet());
        paths.addAll(after.get().keySet());
        for (var path : paths) {
            var one = before.get().get(path);
            var other = after.get().get(path);
            if (one == null ? other != null : !one.equals(other)) {
                differences.add(new Difference(path, one, other));
            } else if (secret(one) && touched(path, from, to)) {
                differences.add(new Difference(path, null, one));
            }
        }
        return Optional.of(List.copyOf(differences));
    }

    private boolean touched(String path, long from, long to) {
        return oldestFirst.stream()
                .filter(step -> step.revision() > Math.min(from, to) && step.revision() <= Math.max(from, to))
                .flatMap(step -> step.diff().stream())
                .anyMatch(change -> change.path().equals(path));
    }

    private static boolean secret(@Nullable JsonNode value) {
        return value != null && CHANGED.equals(value.asText());
    }
}
