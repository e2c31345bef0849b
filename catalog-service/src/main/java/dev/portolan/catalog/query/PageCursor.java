package dev.portolan.catalog.query;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.wire.JsonBody;
import dev.portolan.kernel.problems.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A place in a list of entities together with the question: base64 of JSON in Backstage's shape, whose client looks
/// into it to choose between GET and POST. Not signed: it can ask for nothing that a request could not.
///
/// @param backwards whether the page ends before this place rather than beginning after it
/// @param first the first place of the first page
record PageCursor(Question question, boolean backwards, Place at, Place first, long totalItems) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST = 1_000_000;

    String encode() {
        var json = JsonNodeFactory.instance.objectNode();
        if (question.query() != null) {
            json.set("query", question.query());
        }
        var order = json.putArray("orderFields");
        question.order()
                .ifPresent(by ->
                        order.addObject().put("field", by.field()).put("order", by.descending() ? "desc" : "asc"));
        json.put("isPrevious", backwards);
        question.text().ifPresent(text -> {
            var filter = json.putObject("fullTextFilter").put("term", text.term());
            if (!text.fields().isEmpty()) {
                text.fields().forEach(filter.putArray("fields")::add);
            }
        });
        write(json, "orderFieldValues", at);
        write(json, "firstSortFieldValues", first);
        json.put("totalItems", totalItems);
        return Base64.getEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(ObjectNode json, String name, Place place) {
        var values = json.putArray(name);
        if (place.value() != null) {
            values.add(place.value());
        }
        values.add(place.id().toString());
    }

    /// @param most conditions that its query may have
    /// @throws ProblemException `invalid` when it is no cursor
    static PageCursor decode(String text, int most) {
        if (text.length() > LONGEST) {
            throw malformed("too long");
        }
        try {
            var json = MAPPER.readTree(
                    Base64.getMimeDecoder().decode(text.replace('-', '+').replace('_', '/')));
            if (!(json instanceof ObjectNode cursor)
                    || !cursor.path("orderFields").isArray()
                    || !cursor.path("isPrevious").isBoolean()) {
                throw malformed("not of this list");
            }
            var _ = JsonBody.of(cursor);
            var order = Order.first(cursor.path("orderFields"));
            return new PageCursor(
                    new Question(
                            PredicateReader.read(cursor.get("query"), most),
                            cursor.get("query"),
                            order,
                            TextFilter.of(cursor.get("fullTextFilter"))),
                    cursor.path("isPrevious").booleanValue(),
                    place(cursor.path("orderFieldValues"), order.isPresent()),
                    place(cursor.path("firstSortFieldValues"), order.isPresent()),
                    cursor.path("totalItems").asLong(0));
        } catch (IOException | IllegalArgumentException e) {
            throw malformed("unreadable");
        }
    }

    /// The same place with another reading of what is asked.
    PageCursor with(UnaryOperator<Predicate> reading) {
        return new PageCursor(
                new Question(question.predicate().map(reading), question.query(), question.order(), question.text()),
                backwards,
                at,
                first,
                totalItems);
    }

    private static Place place(JsonNode values, boolean ordered) {
        if (!values.isArray() || values.size() != (ordered ? 2 : 1)) {
            throw malformed("not a place in this order");
        }
        var id = UUID.fromString(values.get(values.size() - 1).asText());
        return new Place(ordered ? values.get(0).asText() : null, id);
    }

    private static ProblemException malformed(String why) {
        return invalid("Malformed cursor: " + why);
    }

    /// @param value that the list is ordered by; null where it is in the order of ids
    record Place(@Nullable String value, UUID id) {}

    /// What is asked, apart from where and how much.
    ///
    /// @param query what `predicate` was read from, to be put into a cursor
    record Question(
            Optional<Predicate> predicate,
            @Nullable JsonNode query,
            Optional<Order> order,
            Optional<TextFilter> text) {}

    /// @param field path in lower case
    record Order(String field, boolean descending) {
        static Optional<Order> first(JsonNode orders) {
            return orders.valueStream().findFirst().map(order -> {
                var direction = order.path("order").asText("asc");
                var field = order.path("field").asText();
                if (field.isEmpty() || !List.of("asc", "desc").contains(direction)) {
                    throw invalid("Invalid order field order, must be asc or desc");
                }
                return new Order(field.toLowerCase(Locale.ROOT), direction.equals("desc"));
            });
        }
    }

    /// Entities in which one of the fields contains the term.
    ///
    /// @param term in lower case
    record TextFilter(String term, List<String> fields) {
        TextFilter {
            fields = List.copyOf(fields);
        }

        /// The fields to look through: where none are named, the one that is ordered by, else the id.
        List<String> fieldsOr(Optional<Order> order) {
            return fields.isEmpty() ? List.of(order.map(Order::field).orElse("metadata.uid")) : fields;
        }

        static Optional<TextFilter> of(@Nullable JsonNode json) {
            var term = json == null ? "" : json.path("term").asText("").strip();
            return json == null || term.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TextFilter(
                            term.toLowerCase(Locale.ROOT),
                            json.path("fields")
                                    .valueStream()
                                    .map(field -> field.asText().toLowerCase(Locale.ROOT))
                                    .toList()));
        }
    }
}
