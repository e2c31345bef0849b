package dev.portolan.ui.blocks;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Slug;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/// The surroundings of a view that is only looked at: nothing in it does anything.
record Still(Slug tenant) implements Surroundings {
    private static final String SAMPLE = "This view is only shown here; nothing is called.";

    @Override
    public void press(Press press, Consumer<Outcome> then) {
        then.accept(new Outcome.Failed(SAMPLE));
    }

    @Override
    public void more(String table, String cursor, Consumer<Further> then) {
        then.accept(new Further.Failed(SAMPLE));
    }

    @Override
    public void titles(Collection<EntityRef> entities, Consumer<Map<EntityRef, String>> then) {
        then.accept(Map.of());
    }
}
