package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.forms.OptionSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a view does in the page that it is drawn in. Answers come within the page's lock.
public interface Surroundings {
    /// Whose entities the view's links lead to.
    Slug tenant();

    /// Calls a function of the plugin, and does in the page what it answers.
    ///
    /// @param then what has become of it, for the button or form that was used
    void press(Press press, Consumer<Outcome> then);

    /// Loads further rows of a table.
    ///
    /// @param table its id; empty for the only one
    /// @param then further rows, or why there are none
    void more(String table, String cursor, Consumer<Further> then);

    /// Looks up the titles of entities.
    ///
    /// @param then is given those that were found
    void titles(Collection<EntityRef> entities, Consumer<Map<EntityRef, String>> then);

    /// Where fields that name entities are looked up.
    default OptionSource entities() {
        return OptionSource.NONE;
    }

    /// Of a view that is only looked at.
    static Surroundings still(Slug tenant) {
        return new Still(tenant);
    }

    /// @param params that the button or form has with it
    /// @param values what was filled in; null for a button
    record Press(
            String function,
            @Nullable JsonNode params,
            @Nullable Map<String, Object> values) {}

    sealed interface Outcome {
        record Done() implements Outcome {}

        /// @param violations with JSON Pointers into the values
        record Wrong(List<Violation> violations) implements Outcome {
            public Wrong {
                violations = List.copyOf(violations);
            }
        }

        /// @param reason in a sentence
        record Failed(String reason) implements Outcome {}
    }

    sealed interface Further {
        /// @param next where it goes on from there; null at the end
        record Rows(List<JsonNode> rows, @Nullable String next) implements Further {
            public Rows {
                rows = List.copyOf(rows);
            }
        }

        /// @param reason in a sentence
        record Failed(String reason) implements Further {}
    }
}
