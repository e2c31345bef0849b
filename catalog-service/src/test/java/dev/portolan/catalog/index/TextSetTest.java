package dev.portolan.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSetTest {
    @Test
    void itFindsWhatAMapFindsWhateverIsPutAndRemoved() {
        var random = new Random(1);
        var map = new HashMap<String, Thing>();
        var set = new TextSet<>(Thing::text);
        for (var i = 0; i < 20_000; i++) {
            var thing = new Thing("text " + random.nextInt(500), i);
            if (random.nextInt(5) < 3) {
                map.put(thing.text, thing);
                set.put(thing);
            } else {
                map.remove(thing.text);
                set.remove(thing.text);
            }
            assertThat(set.size()).isEqualTo(map.size());
            var wanted = "text " + random.nextInt(500);
            assertThat(set.find(wanted)).isEqualTo(map.get(wanted));
        }
        map.forEach((text, thing) -> assertThat(set.find(text)).isEqualTo(thing));
        var all = new ArrayList<Thing>();
        set.forEach(all::add);
        assertThat(all).containsExactlyInAnyOrderElementsOf(map.values());
    }

    @Test
    void textsWithTheSameHashCodeDoNotAllComeToOnePlace() {
        var set = new TextSet<>(Thing::text);
        var texts = 1 << 17;
        for (var i = 0; i < texts; i++) {
            // "Aa" and "BB" have the same hash code, and so has whatever is made of them.
            var text = new StringBuilder();
            for (var bit = 0; bit < 17; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            set.put(new Thing(text.toString(), i));
        }
        assertThat(set.size()).isEqualTo(texts);
    }

    private record Thing(String text, int number) {}
}
