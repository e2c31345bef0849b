package dev.portolan.ui.forms.model;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.google.re2j.Pattern;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A schedule of five cron fields: minute, hour, day of the month, month, day of the week.
public final class Cron {
    private static final String PART = "(\\*|[0-9]{1,2}(-[0-9]{1,2})?)(/[0-9]{1,2})?";
    private static final Pattern SHAPE = Pattern.compile("(%1$s(,%1$s)* ){4}%1$s(,%1$s)*".formatted(PART));
    private static final int LONGEST = 120;
    private static final List<String> DAYS =
            List.of("Sundays", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays");

    private final com.cronutils.model.Cron cron;
    private final String[] parts;

    private Cron(com.cronutils.model.Cron cron, String text) {
        this.cron = cron;
        this.parts = text.split(" ", -1);
    }

    /// Schedules to start from, with their words.
    public static final List<String> PRESETS =
            List.of("*/5 * * * *", "*/15 * * * *", "0 * * * *", "0 6 * * *", "0 6 * * 1-5", "0 6 * * 1", "0 6 1 * *");

    public static Optional<Cron> parse(String text) {
        if (text.length() > LONGEST || !SHAPE.matches(text)) {
            return Optional.empty();
        }
        try {
            var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
            return Optional.of(new Cron(parser.parse(text).validate(), text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// For example `Every 5 minutes`, `Every day at 06:00 UTC`, `Mondays and Fridays at 06:30 UTC`. Whatever depends on
    /// where the day begins says its zone.
    public String words() {
        var everyHour = parts[1].equals("*");
        var everyDay = parts[2].equals("*") && parts[3].equals("*") && parts[4].equals("*");
        if (everyDay && everyHour && parts[0].equals("*")) {
            return "Every minute";
        }
        if (everyDay && everyHour && parts[0].matches("\\*/[0-9]+")) {
            var step = Integer.parseInt(parts[0].substring(2));
            return step == 1 ? "Every minute" : "Every " + step + " minutes";
        }
        if (everyDay && everyHour && parts[0].matches("[0-9]+")) {
            var minute = Integer.parseInt(parts[0]);
            return minute == 0 ? "Every hour" : "Every hour at minute " + minute;
        }
        if (parts[0].matches("[0-9]+") && parts[1].matches("[0-9]+") && parts[3].equals("*")) {
            var at = " at %02d:%02d UTC".formatted(Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
            if (everyDay) {
                return "Every day" + at;
            }
            if (parts[2].equals("*") && parts[4].matches("[0-7](,[0-7])*|1-5")) {
                return (parts[4].equals("1-5") ? "Monday to Friday" : days(parts[4])) + at;
            }
            if (parts[4].equals("*") && parts[2].matches("[0-9]+")) {
                return "On day " + Integer.parseInt(parts[2]) + " of each month" + at;
            }
        }
        return new CronWords(parts).words();
    }

    private static String days(String numbers) {
        var names = java.util.Arrays.stream(numbers.split(",", -1))
                .map(number -> DAYS.get(Integer.parseInt(number)))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        var last = names.removeLast();
        return names.isEmpty() ? last : String.join(", ", names) + " and " + last;
    }

    /// The next times, fewer when there are none within the calendar (30 February).
    ///
    /// @param after in whose zone they are told
    public List<ZonedDateTime> next(ZonedDateTime after, int most) {
        var times = new ArrayList<ZonedDateTime>();
        var schedule = ExecutionTime.forCron(cron);
        var from = after;
        while (times.size() < most) {
            var next = schedule.nextExecution(from);
            if (next.isEmpty()) {
                break;
            }
            from = next.get();
            times.add(from);
        }
        return times;
    }
}
