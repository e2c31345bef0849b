package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/// What somebody comes for, and beside it, or below where there is no room, what is worth knowing of it.
public final class Columns extends Div {
    private final Div main = new Div();
    private final Div side = new Div();

    public Columns() {
        addClassName("columns");
        main.addClassName("stack");
        side.addClassName("stack");
        add(main, side);
    }

    public Columns main(Component... parts) {
        main.add(parts);
        return this;
    }

    public Columns side(Component... parts) {
        side.add(parts);
        return this;
    }
}
