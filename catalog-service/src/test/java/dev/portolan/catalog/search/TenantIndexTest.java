package dev.portolan.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.catalog.search.DocumentRepository.Numbered;
import dev.portolan.catalog.search.SearchDocument.Labels;
import dev.portolan.catalog.search.SearchDocument.Text;
import dev.portolan.catalog.search.TenantIndex.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.Test;

class TenantIndexTest {
    private final List<Numbered> changes = new ArrayList<>();

    @Test
    void changesReplaceAndMarksRemove() {
        try (var index = new TenantIndex()) {
            change("component:default/a", "ledger", false);
            change("component:default/b", "ledger", false);
            assertThat(found(index, "ledger").total()).isEqualTo(2);

            change("component:default/a", "payments", false);
            change("component:default/b", "", true);

            assertThat(found(index, "ledger").total()).isZero();
            assertThat(found(index, "payments").hits())
                    .extracting(TenantIndex.Hit::key)
                    .containsExactly("component:default/a");
            assertThat(index.size()).isOne();
        }
    }

    @Test
    void moreThanOnePartIsTakenIn() {
        try (var index = new TenantIndex()) {
            for (var i = 0; i < 5_000; i++) {
                change("component:default/c" + i, "thing", false);
            }

            assertThat(found(index, "thing").total()).isEqualTo(5_000);
        }
    }

    @Test
    void everyNodeReadsTheSameChanges() {
        try (var one = new TenantIndex();
                var other = new TenantIndex()) {
            change("component:default/a", "ledger", false);
            assertThat(found(one, "ledger").total()).isOne();
            change("component:default/b", "ledger", false);

            assertThat(found(other, "ledger").total()).isEqualTo(2);
            assertThat(found(one, "ledger").total()).isEqualTo(2);
        }
    }

    @Test
    void oneThatWasLetGoSaysSo() {
        var index = new TenantIndex();
        change("component:default/a", "ledger", false);
        index.close();

        assertThatThrownBy(() -> found(index, "ledger")).isInstanceOf(AlreadyClosedException.class);
    }

    private Answer found(TenantIndex index, String typed) {
        index.catchUp((seq, most) -> changes.stream()
                .filter(change -> change.seq() > seq)
                .limit(most)
                .toList());
        return index.search(Question.of(typed, Map.of(), 20), null);
    }

    private void change(String key, String name, boolean gone) {
        var document = new SearchDocument(
                EntityDocument.AREA,
                key,
                new Text(name, null, null, List.of()),
                new Labels("Component", "service", null));
        changes.add(new Numbered(changes.size() + 1L, gone, document));
    }
}
