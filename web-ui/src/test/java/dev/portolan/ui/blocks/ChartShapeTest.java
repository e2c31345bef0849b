package dev.portolan.ui.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartShapeTest {
    @Test
    void lineGoesFromLeftToRightAndHighValuesAreAtTheTop() {
        assertThat(shape(0, 10).line(0)).isEqualTo("4.00,116.00 316.00,4.00");
    }

    @Test
    void flatSeriesStaysInTheBox() {
        assertThat(shape(0, 0).line(0)).isEqualTo("4.00,116.00 316.00,116.00");
    }

    @Test
    void sharesOfADonutSumUp() {
        assertThat(shape(1, 3).shares()).containsExactly(new ChartShape.Share(0, 25), new ChartShape.Share(25, 75));
    }

    private static ChartShape shape(double... values) {
        var points = java.util.Arrays.stream(values)
                .mapToObj(value -> List.<JsonNode>of(TextNode.valueOf("x"), DoubleNode.valueOf(value)))
                .toList();
        return ChartShape.of(new Block.Chart("line", null, null, List.of(new Block.Series("s", points))));
    }
}
