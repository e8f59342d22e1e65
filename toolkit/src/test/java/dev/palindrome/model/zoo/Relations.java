package dev.palindrome.model.zoo;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** How entities refer to each other. */
@SuppressWarnings({"unused", "NullAway.Init"})
public final class Relations {
    private Relations() {}

    @Entity
    @Table(name = "owners")
    public static class Owner {
        @Id
        long id;

        @OneToMany(mappedBy = "owner")
        List<Pet> pets;
    }

    @Entity
    @Table(name = "pets")
    public static class Pet {
        @Id
        long id;

        @ManyToOne(optional = false)
        @JoinColumn(name = "owner_id", foreignKey = @ForeignKey(name = "fk_pet_owner"))
        @OnDelete(action = OnDeleteAction.CASCADE)
        Owner owner;

        @ManyToOne
        Owner walker;
    }

    @Entity
    @Table(name = "passports")
    public static class Passport {
        @Id
        long id;

        @OneToOne(optional = false)
        Owner owner;
    }

    @Entity
    @Table(name = "students")
    public static class Student {
        @Id
        long id;

        @ManyToMany
        @JoinTable(
                name = "enrolments",
                joinColumns = @JoinColumn(name = "student_id"),
                inverseJoinColumns = @JoinColumn(name = "course_id"))
        Set<Course> courses;
    }

    @Entity
    @Table(name = "courses")
    public static class Course {
        @Id
        long id;

        @ManyToMany(mappedBy = "courses")
        Set<Student> students;
    }

    @Entity
    @Table(name = "tree_nodes")
    public static class TreeNode {
        @Id
        long id;

        @ManyToOne
        TreeNode parent;
    }

    @Embeddable
    public static class Phone {
        @Column(length = 20, nullable = false)
        String number;

        @Column(length = 10)
        String kind;
    }

    @Entity
    @Table(name = "contacts")
    public static class Contact {
        @Id
        long id;

        @ElementCollection
        @CollectionTable(name = "contact_mails", joinColumns = @JoinColumn(name = "contact_id"))
        @OrderColumn(name = "position")
        @Column(name = "mail", length = 100)
        List<String> mails;

        @ElementCollection
        @CollectionTable(name = "contact_labels", joinColumns = @JoinColumn(name = "contact_id"))
        @MapKeyColumn(name = "label", length = 30)
        @Column(name = "content")
        Map<String, String> labels;

        @ElementCollection
        @CollectionTable(name = "contact_phones", joinColumns = @JoinColumn(name = "contact_id"))
        Set<Phone> phones;
    }

    @Entity
    @Table(name = "carts")
    public static class Cart {
        @Id
        long id;

        @OneToMany
        @JoinColumn(name = "cart_id")
        List<CartLine> lines;
    }

    @Entity
    @Table(name = "cart_lines")
    public static class CartLine {
        @Id
        long id;

        int amount;
    }

    @Entity
    @Table(name = "libraries")
    public static class Library {
        @Id
        long id;

        @OneToMany
        @JoinTable(
                name = "library_shelves",
                joinColumns = @JoinColumn(name = "library_id"),
                inverseJoinColumns = @JoinColumn(name = "shelf_id"))
        Set<Shelf> shelves;
    }

    @Entity
    @Table(name = "shelves")
    public static class Shelf {
        @Id
        long id;
    }

    @Entity
    @Table(name = "leases")
    public static class Lease {
        @Id
        long id;

        @ManyToOne(optional = false)
        @JoinColumn(name = "plot_sheet", referencedColumnName = "sheet")
        @JoinColumn(name = "plot_letter", referencedColumnName = "letter")
        Keys.Plot plot;
    }
}
