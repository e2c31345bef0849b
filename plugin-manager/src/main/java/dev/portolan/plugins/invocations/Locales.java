package dev.portolan.plugins.invocations;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The language that a plugin is asked to answer in.
public final class Locales {
    private static final Pattern LANGUAGE = Pattern.compile("([a-zA-Z]{2,3})([-_,;].*)?");

    private Locales() {}

    /// The first language of `Accept-Language`; `en` when there is none.
    public static String of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 200) {
            return "en";
        }
        var matcher = LANGUAGE.matcher(acceptLanguage.strip());
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "en";
    }
}
