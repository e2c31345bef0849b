package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How entities stand: what checks say of them, put together to levels.
public final class Scorecards {
    private Scorecards() {}

    /// @param running whether the checks are being run
    /// @param error what was not done the last time
    public record All(
            List<Scorecard> items,
            boolean running,
            @Nullable Instant ranAt,
            @Nullable String error) {
        public All {
            items = List.copyOf(items);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static All of(JsonNode document) {
            return new All(
                    Fields.list(document, "items", Scorecard::of),
                    document.path("running").asBoolean(),
                    Fields.instant(document, "ranAt"),
                    Fields.text(document, "error").orElse(null));
        }
    }

    /// @param standard whether the platform made it
    /// @param reached how many entities are at each level, from none
    public record Scorecard(
            String id,
            Content content,
            boolean standard,
            @Nullable Instant countedAt,
            List<Long> reached) {
        public Scorecard {
            reached = List.copyOf(reached);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Scorecard of(JsonNode item) {
            return new Scorecard(
                    item.path("id").asText(),
                    Content.of(item),
                    item.path("standard").asBoolean(),
                    Fields.instant(item, "countedAt"),
                    numbers(item, "reached"));
        }

        public long entities() {
            return reached.stream().mapToLong(Long::longValue).sum();
        }

        /// What a level is called; 0 is none.
        public String level(int level) {
            return level < 1 || level > content.levels().size()
                    ? "None yet"
                    : content.levels().get(level - 1).name();
        }
    }

    /// What an admin decides.
    ///
    /// @param filter a predicate of the catalog's language
    /// @param levels the lowest first
    public record Content(String name, @Nullable String description, JsonNode filter, List<Level> levels) {
        public Content {
            levels = List.copyOf(levels);
        }

        static Content of(JsonNode item) {
            var filter = item.path("filter");
            return new Content(
                    item.path("name").asText(),
                    Fields.text(item, "description").orElse(null),
                    filter.isObject() ? filter : JsonNodeFactory.instance.objectNode(),
                    Fields.list(
                            item,
                            "levels",
                            level -> new Level(
                                    level.path("name").asText(), Fields.list(level, "checks", JsonNode::asText))));
        }
    }

    /// @param checks as `publisher/plugin/check`
    public record Level(String name, List<String> checks) {
        public Level {
            checks = List.copyOf(checks);
        }
    }

    /// A check that is there to choose.
    public record Check(String id, String title, Optional<String> description, String plugin, long pass, long fail) {
        static Check of(JsonNode item) {
            return new Check(
                    item.path("check").asText(),
                    item.path("title").asText(),
                    Fields.text(item, "description"),
                    item.path("plugin").asText(),
                    item.path("totals").path("pass").asLong(),
                    item.path("totals").path("fail").asLong());
        }
    }

    public record Checks(List<Check> items) {
        public Checks {
            items = List.copyOf(items);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Checks of(JsonNode document) {
            return new Checks(Fields.list(document, "items", Check::of));
        }
    }

    /// How an entity stands.
    public record Standing(String entity, String title, Optional<String> owner, int level, int passed, int applicable) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Standing of(JsonNode item) {
            return new Standing(
                    item.path("entity").asText(),
                    item.path("title").asText(),
                    Fields.text(item, "owner"),
                    item.path("level").asInt(),
                    item.path("passed").asInt(),
                    item.path("applicable").asInt());
        }
    }

    /// How a team stands.
    public record Team(Optional<String> owner, long entities, List<Long> reached, long passed, long applicable) {
        public Team {
            reached = List.copyOf(reached);
        }

        static Team of(JsonNode item) {
            return new Team(
                    Fields.text(item, "owner"),
                    item.path("entities").asLong(),
                    numbers(item, "reached"),
                    item.path("passed").asLong(),
                    item.path("applicable").asLong());
        }
    }

    public record Teams(List<Team> items) {
        public Teams {
            items = List.copyOf(items);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Teams of(JsonNode document) {
            return new Teams(Fields.list(document, "items", Team::of));
        }
    }

    /// @param day as `2026-11-29`
    public record Day(String day, List<Long> reached) {
        public Day {
            reached = List.copyOf(reached);
        }
    }

    public record Trend(List<Day> items) {
        public Trend {
            items = List.copyOf(items);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Trend of(JsonNode document) {
            return new Trend(Fields.list(
                    document, "items", item -> new Day(item.path("day").asText(), numbers(item, "reached"))));
        }
    }

    /// How an entity stands in the scorecards that it is in.
    public record OfEntity(List<Place> items) {
        public OfEntity {
            items = List.copyOf(items);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static OfEntity of(JsonNode document) {
            return new OfEntity(Fields.list(document, "items", Place::of));
        }
    }

    public record Place(String scorecard, String name, int level, List<String> levels, List<Answer> checks) {
        public Place {
            levels = List.copyOf(levels);
            checks = List.copyOf(checks);
        }

        static Place of(JsonNode item) {
            return new Place(
                    item.path("scorecard").asText(),
                    item.path("name").asText(),
                    item.path("level").asInt(),
                    Fields.list(item, "levels", JsonNode::asText),
                    Fields.list(item, "checks", Answer::of));
        }

        /// The name of a level; 0 is none.
        public String levelName(int which) {
            return which < 1 || which > levels.size() ? "None yet" : levels.get(which - 1);
        }
    }

    /// @param result `pass`, `fail`, `not_applicable`, or empty while it has not been asked
    public record Answer(
            String title,
            int level,
            String result,
            Optional<String> evidence,
            @Nullable Instant since) {
        static Answer of(JsonNode item) {
            return new Answer(
                    item.path("title").asText(),
                    item.path("level").asInt(),
                    item.path("result").asText(""),
                    Fields.text(item, "evidence"),
                    Fields.instant(item, "since"));
        }
    }

    private static List<Long> numbers(JsonNode item, String name) {
        return Fields.list(item, name, JsonNode::asLong);
    }
}
