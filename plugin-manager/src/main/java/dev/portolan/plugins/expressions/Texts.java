package dev.portolan.plugins.expressions;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions on texts whose results are bounded: with regular expressions, or with one text many times in it.
final class Texts {
    /// In characters, of any text an expression makes.
    static final int LONGEST = 2 << 20;

    private static final int LONGEST_NEEDLE = 256;
    private static final int MOST_MATCHES = 10_000;

    private Texts() {}

    static @Nullable Boolean contains(@Nullable String text, @Nullable Object what) {
        if (text == null) {
            return null;
        }
        return what instanceof Regex regex ? regex.matcher(text).find() : what != null && text.contains(needle(what));
    }

    static @Nullable List<Map<String, Object>> match(
            @Nullable String text, @Nullable Object what, @Nullable Number limit) {
        if (text == null || !(what instanceof Regex regex)) {
            return null;
        }
        var matches = new ArrayList<Map<String, Object>>();
        var matcher = regex.matcher(text);
        var most = most(limit);
        while (matches.size() < most && matcher.find()) {
            var match = new LinkedHashMap<String, Object>();
            match.put("match", matcher.group());
            match.put("index", matcher.start());
            var groups = new ArrayList<Object>();
            for (var i = 1; i <= matcher.groupCount(); i++) {
                var group = matcher.group(i);
                groups.add(group == null ? "" : group);
            }
            match.put("groups", groups);
            matches.add(match);
        }
        return matches;
    }

    static @Nullable String replace(
            @Nullable String text, @Nullable Object what, @Nullable String with, @Nullable Number limit) {
        if (text == null || what == null || with == null) {
            return text;
        }
        var matcher = matcher(what, text);
        var result = new StringBuilder();
        var end = 0;
        var most = most(limit);
        for (var count = 0; count < most && matcher.find(); count++) {
            append(result, text.substring(end, matcher.start()));
            append(result, what instanceof Regex ? filled(with, matcher) : with);
            end = matcher.end();
        }
        append(result, text.substring(end));
        return result.toString();
    }

    /// `$1` to `$9` are the groups, `$0` is all, `$$` a dollar.
    private static String filled(String with, Matcher matcher) {
        var filled = new StringBuilder();
        for (var i = 0; i < with.length(); i++) {
            var next = i + 1 < with.length() ? with.charAt(i + 1) : ' ';
            if (with.charAt(i) != '$' || next != '$' && !Character.isDigit(next)) {
                filled.append(with.charAt(i));
                continue;
            }
            i++;
            if (next == '$') {
                filled.append('$');
            } else if (next - '0' <= matcher.groupCount()) {
                var group = matcher.group(next - '0');
                append(filled, group == null ? "" : group);
            }
        }
        return filled.toString();
    }

    static @Nullable List<String> split(@Nullable String text, @Nullable Object what, @Nullable Number limit) {
        if (text == null || what == null) {
            return null;
        }
        var parts = new ArrayList<String>();
        var most = most(limit);
        if ("".equals(what)) {
            text.codePoints().limit(most).forEach(point -> parts.add(Character.toString(point)));
            return parts;
        }
        var matcher = matcher(what, text);
        var end = 0;
        while (parts.size() < most && matcher.find()) {
            parts.add(text.substring(end, matcher.start()));
            end = matcher.end();
        }
        if (parts.size() < most) {
            parts.add(text.substring(end));
        }
        return parts;
    }

    static @Nullable String join(@Nullable List<?> texts, @Nullable String separator) {
        if (texts == null) {
            return null;
        }
        var result = new StringBuilder();
        for (var i = 0; i < texts.size(); i++) {
            append(result, i == 0 || separator == null ? "" : separator);
            append(result, String.valueOf(texts.get(i)));
        }
        return result.toString();
    }

    static @Nullable String before(@Nullable String text, @Nullable String what) {
        if (text == null || what == null) {
            return text;
        }
        var at = text.indexOf(needle(what));
        return at < 0 ? text : text.substring(0, at);
    }

    static @Nullable String after(@Nullable String text, @Nullable String what) {
        if (text == null || what == null) {
            return text;
        }
        var at = text.indexOf(needle(what));
        return at < 0 ? text : text.substring(at + what.length());
    }

    private static Matcher matcher(Object what, String text) {
        return what instanceof Regex regex
                ? regex.matcher(text)
                : Pattern.compile(Pattern.quote(needle(what))).matcher(text);
    }

    /// A long one in a long text takes their product of steps, and nothing ends it.
    private static String needle(Object what) {
        var needle = what.toString();
        if (needle.length() > LONGEST_NEEDLE) {
            throw new IllegalArgumentException("What is looked for in a text has at most 256 characters.");
        }
        return needle;
    }

    private static int most(@Nullable Number limit) {
        return limit == null ? MOST_MATCHES : (int) Math.clamp(limit.longValue(), 0, MOST_MATCHES);
    }

    private static void append(StringBuilder to, String text) {
        if (to.length() + text.length() > LONGEST) {
            throw new IllegalArgumentException("A text is longer than 2,097,152 characters.");
        }
        to.append(text);
    }
}
