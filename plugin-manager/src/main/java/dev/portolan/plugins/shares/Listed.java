package dev.portolan.plugins.shares;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.schedules.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads what functions give that list something. What is wrong is said in the message of an
/// [IllegalArgumentException], as a sentence for authors.
public final class Listed {
    private static final int LONGEST_CURSOR = 4_000;

    private Listed() {}

    /// @param members that an answer may have
    public static void only(JsonNode value, Set<String> members) {
        var known = String.join(", ", new TreeSet<>(members));
        if (!value.isObject()) {
            throw new IllegalArgumentException("The function gave no object; one with " + known + " is expected.");
        }
        for (var member : value.properties()) {
            if (!members.contains(member.getKey())) {
                throw new IllegalArgumentException(
                        "The answer has a member `" + member.getKey() + "`; only " + known + " are known.");
            }
        }
    }

    /// The objects of a list; none where it is absent.
    public static List<JsonNode> objects(JsonNode value, String name) {
        var all = new ArrayList<JsonNode>();
        for (var item : list(value, name)) {
            if (!item.isObject()) {
                throw new IllegalArgumentException("`" + name + "[" + all.size() + "]` must be an object.");
            }
            all.add(item);
        }
        return all;
    }

    /// The texts of a list; none where it is absent.
    public static List<String> texts(JsonNode value, String name) {
        var all = new ArrayList<String>();
        for (var item : list(value, name)) {
            if (!item.isTextual()) {
                throw new IllegalArgumentException("`" + name + "[" + all.size() + "]` must be a text.");
            }
            all.add(item.textValue());
        }
        return all;
    }

    private static JsonNode list(JsonNode value, String name) {
        var list = value.path(name);
        if (!absent(list) && !list.isArray()) {
            throw new IllegalArgumentException("`" + name + "` must be a list.");
        }
        return list;
    }

    /// Where the next page begins; null after the last one.
    public static @Nullable String next(JsonNode value) {
        var next = value.path("next");
        if (absent(next)) {
            return null;
        }
        if (!next.isTextual() || next.textValue().isEmpty() || next.textValue().length() > LONGEST_CURSOR) {
            throw new IllegalArgumentException(
                    "`next` must be a text of 1 to " + LONGEST_CURSOR + " characters, or absent after the last page.");
        }
        return next.textValue();
    }

    public static Schedule.@Nullable Progress progress(JsonNode value) {
        var progress = value.path("progress");
        if (absent(progress)) {
            return null;
        }
        var done = progress.path("done");
        var total = progress.path("total");
        if (!done.isIntegralNumber() || done.asLong() < 0 || !absent(total) && !total.isIntegralNumber()) {
            throw new IllegalArgumentException("`progress` must be {done, total?} with whole numbers.");
        }
        return new Schedule.Progress(done.asLong(), absent(total) ? null : total.asLong());
    }

    public static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
