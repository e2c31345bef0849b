package dev.portolan.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/// What an address shows that leads nowhere: one sentence and the way on.
final class ErrorPage {
    private ErrorPage() {}

    static void fill(Main page, VaadinIcon icon, String title, String detail, Component... ways) {
        page.removeAll();
        page.addClassName("error-page");
        var tile = new Div(icon.create());
        tile.addClassName("tile");
        tile.getElement().setAttribute("aria-hidden", "true");
        var actions = new Div(ways);
        actions.addClassName("actions");
        page.add(tile, new H1(title), new Paragraph(detail), actions);
    }

    static Anchor home() {
        var home = new Anchor("/tenants", "Go to your organizations");
        home.addClassName("button-link");
        home.setRouterIgnore(true);
        return home;
    }
}
