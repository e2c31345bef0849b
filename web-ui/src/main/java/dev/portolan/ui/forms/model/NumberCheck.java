package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Holds a number against its bounds.
final class NumberCheck {
    private final Field.Number field;
    private final @Nullable BigDecimal number;
    private final List<String> faults = new ArrayList<>();

    NumberCheck(Field.Number field, JsonNode value) {
        this.field = field;
        this.number = Numbers.of(value);
    }

    List<String> faults() {
        if (number == null || field.whole() && number.stripTrailingZeros().scale() > 0) {
            return List.of(field.whole() ? "must be a whole number" : "must be a number");
        }
        var range = field.range();
        compare(number, range.minimum(), sign -> sign >= 0, "must be at least ");
        compare(number, range.above(), sign -> sign > 0, "must be more than ");
        compare(number, range.maximum(), sign -> sign <= 0, "must be at most ");
        compare(number, range.below(), sign -> sign < 0, "must be less than ");
        var step = range.step();
        if (step != null && step.signum() > 0 && number.remainder(step).signum() != 0) {
            faults.add("must be a multiple of " + Numbers.text(step));
        }
        return faults;
    }

    private void compare(BigDecimal value, @Nullable BigDecimal bound, IntPredicate rule, String words) {
        if (bound != null && !rule.test(value.compareTo(bound))) {
            faults.add(words + Numbers.text(bound));
        }
    }
}
