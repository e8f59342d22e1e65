package dev.palindrome.junit.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a revision remembers nothing from one run to the next: its fields are final, and hold nothing that is made to be changed. */
final class HaveNoState extends ArchCondition<JavaClass> {
    HaveNoState() {
        super("have no state");
    }

    @Override
    public void check(JavaClass revision, ConditionEvents events) {
        for (JavaField field : revision.getFields()) {
            if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                continue;
            }
            String reason = reason(field);
            if (reason != null) {
                events.add(SimpleConditionEvent.violated(
                        field, field.getDescription() + " " + reason + " in " + field.getSourceCodeLocation()));
            }
        }
    }

    private static @Nullable String reason(JavaField field) {
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
            return "is not final";
        }
        JavaClass type = field.getRawType();
        if (type.getPackageName().equals("java.util.concurrent.atomic")
                || type.isAssignableTo(StringBuilder.class)
                || (isContainer(type) && fillsContainers(field.getOwner()))) {
            return "holds what changes (" + type.getSimpleName() + ")";
        }
        return null;
    }

    /** Whether a class makes a collection that can be changed while it, or one of its objects, is made. */
    private static boolean fillsContainers(JavaClass revision) {
        return revision.getConstructorCallsFromSelf().stream()
                .filter(call -> call.getOrigin().isConstructor()
                        || call.getOrigin().getName().equals(JavaStaticInitializer.STATIC_INITIALIZER_NAME))
                .anyMatch(call -> isContainer(call.getTargetOwner()));
    }

    private static boolean isContainer(JavaClass type) {
        return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    }
}
