package dev.portolan.plugins.expressions;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as expressions know it: maps, lists, texts, numbers and booleans, with a null of its own, since no value at all
/// is something else.
public final class Values {
    /// Lists and objects within each other.
    public static final int DEEPEST = 64;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Values() {}

    /// A value whose weight is known, because nothing has been changed in it.
    sealed interface Weighed {
        Weight weight();
    }

    private static final class Entries extends LinkedHashMap<String, Object> implements Weighed {
        private static final long serialVersionUID = 1;
        private transient Weight weight = Weight.SCALAR;

        @Override
        public Weight weight() {
            return weight;
        }
    }

    private static final class Items extends ArrayList<Object> implements Weighed {
        private static final long serialVersionUID = 1;
        private transient Weight weight = Weight.SCALAR;

        @Override
        public Weight weight() {
            return weight;
        }
    }

    /// @throws IllegalArgumentException when it is nested too deeply
    public static @Nullable Object fromJson(JsonNode json) {
        return fromJson(json, 0);
    }

    private static @Nullable Object fromJson(JsonNode json, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("JSON is nested more than " + DEEPEST + " deep.");
        }
        return switch (json.getNodeType()) {
            case OBJECT -> {
                var entries = new Entries();
                var bytes = 48L;
                var deepest = 0;
                for (var property : json.properties()) {
                    var value = fromJson(property.getValue(), depth + 1);
                    entries.put(property.getKey(), value);
                    var weight = weight(value);
                    bytes += 72 + property.getKey().length() + weight.bytes();
                    deepest = Math.max(deepest, weight.depth());
                }
                entries.weight = new Weight(bytes, deepest + 1, entries.size());
                yield entries;
            }
            case ARRAY -> {
                var items = new Items();
                var bytes = 48L;
                var deepest = 0;
                for (var item : json) {
                    var value = fromJson(item, depth + 1);
                    items.add(value);
                    var weight = weight(value);
                    bytes += 32 + weight.bytes();
                    deepest = Math.max(deepest, weight.depth());
                }
                items.weight = new Weight(bytes, deepest + 1, items.size());
                yield items;
            }
            case STRING -> json.textValue();
            case BOOLEAN -> json.booleanValue();
            case NUMBER ->
                Utils.convertNumber(
                        json.isIntegralNumber() && json.canConvertToLong()
                                ? (Number) json.longValue()
                                : (Number) json.doubleValue());
            case NULL -> Jsonata.NULL_VALUE;
            default -> null;
        };
    }

    private static Weight weight(@Nullable Object value) {
        return value instanceof Weighed weighed
                ? weighed.weight()
                : value instanceof String text ? new Weight(40L + text.length(), 0, 0) : Weight.SCALAR;
    }

    /// @param value measured before: it is written with all that is in it
    /// @return missing when there is no value
    /// @throws IllegalArgumentException when there is a function in it
    public static JsonNode toJson(@Nullable Object value) {
        return switch (value) {
            case null -> MissingNode.getInstance();
            case String text -> JSON.textNode(text);
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Number number -> number(number.doubleValue());
            case Map<?, ?> map -> {
                var object = JSON.objectNode();
                map.forEach((key, item) -> {
                    var json = toJson(item);
                    if (!json.isMissingNode()) {
                        object.set(String.valueOf(key), json);
                    }
                });
                yield object;
            }
            case List<?> list -> {
                var array = JSON.arrayNode(list.size());
                for (var item : list) {
                    var json = toJson(item);
                    array.add(json.isMissingNode() ? NullNode.instance : json);
                }
                yield array;
            }
            case Object other when other.equals(Jsonata.NULL_VALUE) -> NullNode.instance;
            default -> throw new IllegalArgumentException("The expression gives a function, not a value.");
        };
    }

    /// Whether a condition with this value holds, as JSONata sees it.
    public static boolean holds(@Nullable Object value) {
        return Jsonata.boolize(value);
    }

    private static JsonNode number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("The expression gives a number that JSON does not have.");
        }
        return number == Math.rint(number) && Math.abs(number) < 1L << 53
                ? JSON.numberNode((long) number)
                : JSON.numberNode(number);
    }
}
