package dev.portolan.ui.billing;

import dev.portolan.ui.clients.Billing.Limit;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;

/// How far a limit of the plan is used: a bar's length, its tone and its words. Knows no components.
///
/// @param percent 0 to 100, of the bar
/// @param words how much is used of how much
/// @param note what to do about it, or why it is as it is; may be empty
record LimitBar(String title, int percent, Tone tone, String words, String note) {
    private static final int NEARLY = 90;

    static LimitBar of(Limit limit) {
        var used = limit.used();
        if (used == null) {
            return new LimitBar(
                    title(limit.name()),
                    0,
                    Tone.NEUTRAL,
                    "of " + Amounts.count(limit.limit(), unit(limit.name())),
                    "How many are used cannot be said right now." + raised(limit));
        }
        var percent = limit.limit() <= 0 ? 100 : (int) Math.min(100, used * 100 / limit.limit());
        var words = Amounts.count(used) + " of " + Amounts.count(limit.limit(), unit(limit.name()));
        return new LimitBar(title(limit.name()), percent, tone(used, limit.limit()), words, note(used, limit));
    }

    private static Tone tone(long used, long limit) {
        if (used >= limit) {
            return Tone.BAD;
        }
        return used * 100 >= limit * NEARLY ? Tone.ATTENTION : Tone.GOOD;
    }

    private static String note(long used, Limit limit) {
        var left = limit.limit() - used;
        var unit = unit(limit.name());
        if (left < 0) {
            return Amounts.count(-left, unit) + " too many. Nothing is taken away, and none can be added."
                    + raised(limit);
        }
        if (left == 0) {
            return "None is left. " + remedy(limit.name()) + raised(limit);
        }
        if (used * 100 >= limit.limit() * NEARLY) {
            return "Only " + Amounts.count(left) + " left." + raised(limit);
        }
        return Amounts.count(left) + " left." + raised(limit);
    }

    private static String raised(Limit limit) {
        var base = limit.base();
        return limit.raisedUntil() == null
                ? ""
                : " Raised until " + Amounts.day(limit.raisedUntil())
                        + (base == null ? "." : "; the plan itself has " + Amounts.count(base) + ".");
    }

    private static String remedy(String name) {
        return switch (name) {
            case "seats" -> "Remove a member or choose a larger plan.";
            case "plugins" -> "Uninstall a plugin or choose a larger plan.";
            case "entities" -> "Remove a source or choose a larger plan.";
            default -> "Choose a larger plan.";
        };
    }

    static String title(String name) {
        return switch (name) {
            case "seats" -> "Members";
            case "plugins" -> "Plugins";
            case "entities" -> "Catalog entities";
            default -> name;
        };
    }

    private static String unit(String name) {
        return switch (name) {
            case "seats" -> "seat";
            case "plugins" -> "plugin";
            case "entities" -> "entity";
            default -> name;
        };
    }
}
