package dev.portolan.plugins.events;

/// Which events are meant: a type, all types that begin so (`entity.*`), or all of a source (`catalog.*`).
final class EventPattern {
    private static final String ALL = ".*";

    private EventPattern() {}

    static boolean matches(String pattern, Happening happening) {
        if (!pattern.endsWith(ALL)) {
            return pattern.equals(happening.type());
        }
        var beginning = pattern.substring(0, pattern.length() - ALL.length());
        return happening.type().startsWith(beginning + ".")
                || beginning.equals(happening.origin().source());
    }
}
