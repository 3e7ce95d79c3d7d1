CREATE TABLE "authors" (
  "ordinal" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  "name" text NOT NULL,
  "born" date,
  "biography" text
);
--> statement-breakpoint
CREATE TABLE "books" (
  "ordinal" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  "title" text NOT NULL,
  "isbn" text NOT NULL,
  "author_id" uuid NOT NULL,
  "genre" text NOT NULL CHECK ("genre" IN ('fiction', 'poetry', 'science', 'history', 'children')),
  "pages" integer CHECK ("pages" >= 1 AND "pages" <= 20000),
  "published_on" date,
  CONSTRAINT "books_isbn_unique" UNIQUE ("isbn")
);
--> statement-breakpoint
CREATE TABLE "members" (
  "ordinal" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  "status" text DEFAULT 'active' NOT NULL CHECK ("status" IN ('active', 'suspended')),
  "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  "name" text NOT NULL,
  "email" text NOT NULL,
  CONSTRAINT "members_email_unique" UNIQUE ("email")
);
--> statement-breakpoint
CREATE TABLE "loans" (
  "ordinal" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  "status" text DEFAULT 'active' NOT NULL CHECK ("status" IN ('active', 'returned', 'lost')),
  "returned_at" timestamp (3) with time zone,
  "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  "book_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "due_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "books" ADD CONSTRAINT "books_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT;
--> statement-breakpoint
ALTER TABLE "loans" ADD CONSTRAINT "loans_book_id_books_id_fk" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE RESTRICT;
--> statement-breakpoint
ALTER TABLE "loans" ADD CONSTRAINT "loans_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT;
--> statement-breakpoint
CREATE INDEX "authors_ordinal_index" ON "authors" ("ordinal");
--> statement-breakpoint
CREATE INDEX "books_author_id_index" ON "books" ("author_id");
--> statement-breakpoint
CREATE INDEX "books_genre_index" ON "books" ("genre");
--> statement-breakpoint
CREATE INDEX "books_pages_index" ON "books" ("pages");
--> statement-breakpoint
CREATE INDEX "books_ordinal_index" ON "books" ("ordinal");
--> statement-breakpoint
CREATE INDEX "members_status_index" ON "members" ("status");
--> statement-breakpoint
CREATE INDEX "members_ordinal_index" ON "members" ("ordinal");
--> statement-breakpoint
CREATE INDEX "loans_member_id_index" ON "loans" ("member_id");
--> statement-breakpoint
CREATE INDEX "loans_status_index" ON "loans" ("status");
--> statement-breakpoint
CREATE INDEX "loans_book_id_index" ON "loans" ("book_id");
--> statement-breakpoint
CREATE INDEX "loans_ordinal_index" ON "loans" ("ordinal");
