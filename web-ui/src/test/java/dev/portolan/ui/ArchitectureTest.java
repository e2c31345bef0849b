package dev.portolan.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.portolan.testkit.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = ServiceRules.production("dev.portolan.ui", 100);

    @Test
    void webUiKeepsTheShapeOfAService() {
        ServiceRules.check("dev.portolan.ui", CLASSES);
    }

    @Test
    void viewsAreSeenByNobody() {
        classes()
                .that()
                .haveSimpleNameEndingWith("View")
                .and()
                .areTopLevelClasses()
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void onlyClientsAndTheSessionSpeakHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.portolan.ui.clients..", "dev.portolan.ui.session..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(CLASSES);
    }

    @Test
    void modelsOfFormsAndBlocksKnowNoComponents() {
        noClasses()
                .that()
                .resideInAPackage("dev.portolan.ui.forms.model..")
                .or()
                .haveSimpleName("BlockReader")
                .or()
                .haveSimpleName("Block")
                .or()
                .haveSimpleName("ChartShape")
                .or()
                .haveSimpleName("PlanWords")
                .or()
                .haveSimpleName("TrialWords")
                .or()
                .haveSimpleName("InvoiceWords")
                .or()
                .haveSimpleName("AuditWords")
                .or()
                .haveSimpleName("SupportWords")
                .or()
                .haveSimpleName("ExportWords")
                .or()
                .haveSimpleName("LimitBar")
                .or()
                .haveSimpleName("UsageShape")
                .or()
                .haveSimpleName("UsageRange")
                .or()
                .haveSimpleName("Scopes")
                .or()
                .haveSimpleName("PlanChoice")
                .or()
                .haveSimpleName("StaffWords")
                .or()
                .haveSimpleName("StaffInvoiceWords")
                .or()
                .haveSimpleName("SourceWords")
                .or()
                .haveSimpleName("HistoryWords")
                .or()
                .haveSimpleName("ImportWords")
                .or()
                .haveSimpleName("ConfigurationMerge")
                .or()
                .haveSimpleName("RevisionStates")
                .or()
                .haveSimpleName("InstalledState")
                .or()
                .haveSimpleName("InstalledList")
                .or()
                .haveSimpleName("LogFilter")
                .or()
                .haveSimpleName("VersionChoice")
                .or()
                .haveSimpleName("UpdateWords")
                .or()
                .haveSimpleName("RepairWords")
                .or()
                .haveSimpleName("RequestWords")
                .or()
                .haveSimpleName("SetWords")
                .or()
                .haveSimpleName("HostKind")
                .or()
                .haveSimpleName("Highlight")
                .or()
                .haveSimpleName("Remark")
                .or()
                .haveSimpleName("FieldDifferences")
                .or()
                .haveSimpleName("YamlReader")
                .or()
                .haveSimpleName("YamlWriter")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(CLASSES);
    }

    @Test
    void wordsOfTheMarketplaceAndOfStaffKnowNoComponents() {
        noClasses()
                .that()
                .haveNameMatching(".*\\.(OfferWords|RequestState|Sorting|ReleaseWords|RolloutWords|ReviewWords|FileText"
                        + "|PublisherWords)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(CLASSES);
    }

    @Test
    void nobodySetsStylesOrMarkupInJava() {
        noClasses()
                .should()
                .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "set a style", call -> call.getName().equals("getStyle")))
                .check(CLASSES);
    }
}
