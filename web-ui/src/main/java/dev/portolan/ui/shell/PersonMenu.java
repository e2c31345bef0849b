package dev.portolan.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.portolan.ui.session.Person;
import dev.portolan.ui.session.SignedIn;

/// Who is signed in, with the way out.
public final class PersonMenu extends MenuBar {
    private static final long serialVersionUID = 1;

    public PersonMenu(Person person, SignedIn signedIn) {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        setId("person");
        addClassName("person-menu");
        var avatar = new Avatar(person.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        var name = new Span(person.name());
        name.addClassName("person-name");
        var email = new Span(person.email());
        email.addClassName("sub");
        var words = new Div(name, email);
        words.addClassName("words");
        var row = new Div(avatar, words);
        row.addClassName("person");
        var root = addItem(row);
        root.setAriaLabel("Signed in as " + person.name());
        var menu = root.getSubMenu();
        menu.addItem("Your organizations", _ -> UI.getCurrent().navigate("tenants"))
                .setId("switch-tenant");
        menu.addItem("Sign out", _ -> {
                    UI.getCurrent().getPage().setLocation("/logout");
                    signedIn.signOut();
                })
                .setId("sign-out");
    }
}
