package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Numbers of ordinary size: one with a million digits would cost more to look at than any setting is worth.
public final class Numbers {
    private static final int MOST_DIGITS = 400;
    private static final int LONG_DIGITS = 18;

    private Numbers() {}

    /// @return null when it is no number, not finite or of no ordinary size
    static @Nullable BigDecimal of(JsonNode node) {
        if (!node.isNumber() || (node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue())) {
            return null;
        }
        var number = node.decimalValue();
        return ordinary(number) ? number : null;
    }

    /// As it stands in JSON: whole where it is.
    public static JsonNode node(BigDecimal number) {
        if (!ordinary(number)) {
            return DecimalNode.valueOf(number);
        }
        var plain = number.stripTrailingZeros();
        if (plain.scale() > 0) {
            return DecimalNode.valueOf(plain);
        }
        return plain.precision() - plain.scale() <= LONG_DIGITS
                ? LongNode.valueOf(plain.longValueExact())
                : BigIntegerNode.valueOf(plain.toBigIntegerExact());
    }

    /// As people write it.
    static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static boolean ordinary(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }
}
