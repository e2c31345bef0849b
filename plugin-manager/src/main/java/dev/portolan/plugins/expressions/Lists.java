package dev.portolan.plugins.expressions;

import com.dashjoin.jsonata.Utils;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Functions on lists in place of the library's, which take the square of a list's length and cannot be ended.
final class Lists {
    private Lists() {}

    static @Nullable Object append(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        var result = Utils.createSequence();
        addAll(result, one);
        addAll(result, other);
        return result;
    }

    static @Nullable Object spread(@Nullable Object value) {
        var result = Utils.createSequence();
        return spread(value, result) ? result : value;
    }

    private static boolean spread(@Nullable Object value, List<Object> result) {
        if (value instanceof List<?> list) {
            for (var item : list) {
                if (!spread(item, result) && item != null) {
                    result.add(item);
                }
            }
            return true;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                Meter.current().work(1);
                var one = new LinkedHashMap<Object, Object>();
                one.put(key, item);
                result.add(one);
            });
            return true;
        }
        return false;
    }

    /// Compares by their JSON: values whose hashes are the same on purpose cost nothing more.
    static @Nullable Object distinct(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        var result = Utils.createSequence();
        var seen = new HashSet<String>();
        for (var item : list) {
            Meter.current().work(1);
            if (seen.add(Values.toJson(item).toString())) {
                result.add(Objects.requireNonNull(item));
            }
        }
        return result;
    }

    private static void addAll(List<Object> result, Object value) {
        if (value instanceof List<?> list) {
            Meter.current().work(list.size());
            result.addAll(list);
        } else {
            result.add(value);
        }
    }
}
