package dev.portolan.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLayout;
import dev.portolan.ui.session.SignedIn;

/// Around the pages that need no organization: brand, and sign up or sign in; who is signed in has the way out instead.
public class PublicLayout extends Div implements RouterLayout {
    private static final long serialVersionUID = 1;

    private final Div content = new Div();

    PublicLayout(SignedIn signedIn) {
        addClassName("public");
        var brand = new Anchor("/", "Portolan");
        brand.addClassName("brand");
        var links = new Nav(new ThemeMenu());
        signedIn.person()
                .ifPresentOrElse(
                        person -> links.add(new PersonMenu(person, signedIn)), () -> links.add(signIn(), signUp()));
        links.getElement().setAttribute("aria-label", "Account");
        var header = new Header(brand, links);
        header.addClassName("public-head");
        content.addClassName("public-content");
        var footer = new Footer(new Span("Portolan, the developer portal that configures itself by mouse."));
        footer.addClassName("public-foot");
        add(header, content, footer);
    }

    private static Anchor signIn() {
        var signIn = new Anchor("/tenants", "Sign in");
        signIn.setId("sign-in");
        signIn.setRouterIgnore(true);
        return signIn;
    }

    private static Anchor signUp() {
        var signUp = new Anchor("/signup", "Sign up");
        signUp.setId("sign-up");
        signUp.addClassName("button-link");
        return signUp;
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.removeAll();
        content.add((Component) view);
    }
}
