package dev.palindrome.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashSet;
import java.util.Set;

/** A class neither extends such a type nor has a public or protected member whose signature, type arguments included, names one. */
final class NotShowInSignatures extends ArchCondition<JavaClass> {
    private final DescribedPredicate<JavaClass> hidden;

    NotShowInSignatures(DescribedPredicate<JavaClass> hidden) {
        super("not show in signatures a class that " + hidden.getDescription());
        this.hidden = hidden;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getSuperclass().ifPresent(superclass -> report(type, type.getDescription(), superclass, events));
        type.getInterfaces().forEach(superinterface -> report(type, type.getDescription(), superinterface, events));
        for (JavaMember member : type.getMembers()) {
            if (member.getModifiers().contains(JavaModifier.PUBLIC)
                    || member.getModifiers().contains(JavaModifier.PROTECTED)) {
                signature(member).forEach(part -> report(type, member.getDescription(), part, events));
            }
        }
    }

    private void report(JavaClass type, String where, JavaType shown, ConditionEvents events) {
        shown.getAllInvolvedRawTypes().stream()
                .filter(hidden)
                .forEach(raw -> events.add(
                        SimpleConditionEvent.violated(type, where + " shows " + raw.getName() + " in its signature")));
    }

    private static Set<JavaType> signature(JavaMember member) {
        Set<JavaType> types = new LinkedHashSet<>();
        if (member instanceof JavaField field) {
            types.add(field.getType());
        } else if (member instanceof JavaCodeUnit method) {
            types.add(method.getReturnType());
            types.addAll(method.getParameterTypes());
            types.addAll(method.getExceptionTypes());
        }
        return types;
    }
}
