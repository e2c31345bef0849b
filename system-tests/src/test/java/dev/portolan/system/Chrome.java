package dev.portolan.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;

/// A real Chromium; each person has a context, as on a computer of their own.
final class Chrome implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private final Playwright playwright = Playwright.create();
    private final Browser browser;
    private final Stack stack;

    Chrome(Stack stack) {
        this.stack = stack;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /// A page of somebody who is not signed in yet, 1280 by 800, in the light theme.
    Page person() {
        return person(1280, 800, ColorScheme.LIGHT);
    }

    Page person(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(stack.url(8080))
                .setColorScheme(scheme)
                .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE);
        context.setDefaultNavigationTimeout(PATIENCE);
        return context.newPage();
    }

    /// Keeps what a person sees at the end of a step, as `target/<loop>-<step>.png`.
    static void picture(TestInfo test, String loop, Page page) {
        save(test, loop, "", page);
    }

    /// The same of several people, each with who it is at the end of the name.
    static void pictures(TestInfo test, String loop, Map<String, Page> people) {
        people.forEach((who, page) -> save(test, loop, "-" + who, page));
    }

    private static void save(TestInfo test, String loop, String who, Page page) {
        var step = test.getTestMethod().orElseThrow().getName();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", loop + "-" + step + who + ".png")));
    }

    /// Opens a page that needs a person, and goes through Keycloak's two steps.
    static void signIn(Page page, String path, String email, String password) {
        page.navigate(path);
        page.locator("#username").fill(email);
        page.locator("#kc-login").click();
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is missing: apt-get install chromium"));
    }
}
