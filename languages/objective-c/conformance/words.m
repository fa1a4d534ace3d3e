#import <Foundation/Foundation.h>

/* Reads lines from stdin: notes of the form "name: text #tag #tag", told of in several ways. */

@interface Note : NSObject {
  NSString *author, *text;
  NSMutableArray *tags;
}
@property (nonatomic, readonly) NSString *author, *text;
@property (nonatomic, readonly) NSArray *tags;
+ (Note *) noteFromLine: (NSString *)line;
- (NSUInteger) length;
@end

@implementation Note
@synthesize author, text, tags;

+ (Note *) noteFromLine: (NSString *)line {
  NSScanner *scanner = [NSScanner scannerWithString: line];
  NSString *who = nil, *what = @"", *tag;
  if (![scanner scanUpToString: @":" intoString: &who] || ![scanner scanString: @":" intoString: NULL]) return nil;
  Note *note = [[self new] autorelease];
  note->tags = [NSMutableArray new];
  [scanner scanUpToString: @"#" intoString: &what];
  while ([scanner scanString: @"#" intoString: NULL]) {
    if ([scanner scanCharactersFromSet: [NSCharacterSet alphanumericCharacterSet] intoString: &tag])
      [note->tags addObject: [tag lowercaseString]];
  }
  NSCharacterSet *space = [NSCharacterSet whitespaceCharacterSet];
  note->author = [[[who stringByTrimmingCharactersInSet: space] capitalizedString] copy];
  note->text = [[what stringByTrimmingCharactersInSet: space] copy];
  return note;
}

- (NSUInteger) length { return [text length]; }

- (void) dealloc {
  [author release];
  [text release];
  [tags release];
  [super dealloc];
}
@end

static NSInteger byCountThenName(id a, id b, void *set) {
  NSUInteger left = [(NSCountedSet *)set countForObject: a], right = [(NSCountedSet *)set countForObject: b];
  if (left != right) return left > right ? NSOrderedAscending : NSOrderedDescending;
  return [a compare: b];
}

static void say(NSString *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  NSString *line = [[[NSString alloc] initWithFormat: format arguments: arguments] autorelease];
  va_end(arguments);
  printf("%s\n", [line UTF8String]);
}

int main(void) {
  NSAutoreleasePool *pool = [NSAutoreleasePool new];
  NSData *data = [[NSFileHandle fileHandleWithStandardInput] readDataToEndOfFile];
  NSString *input = [[[NSString alloc] initWithData: data encoding: NSUTF8StringEncoding] autorelease];
  NSMutableArray *notes = [NSMutableArray array];
  int number = 0;
  for (NSString *line in [input componentsSeparatedByString: @"\n"]) {
    number++;
    if ([line length] == 0) continue;
    Note *note = [Note noteFromLine: line];
    if (note) [notes addObject: note];
    else say(@"line %d is no note: %@", number, line);
  }
  say(@"%lu notes of %@", (unsigned long)[notes count],
    [[[[NSSet setWithArray: [notes valueForKey: @"author"]] allObjects]
      sortedArrayUsingSelector: @selector(compare:)] componentsJoinedByString: @", "]);

  NSCountedSet *tags = [NSCountedSet set];
  for (Note *note in notes) [tags addObjectsFromArray: note.tags];
  for (NSString *tag in [[tags allObjects] sortedArrayUsingFunction: byCountThenName context: tags])
    say(@"%-8s %lu", [tag UTF8String], (unsigned long)[tags countForObject: tag]);

  say(@"together %@ characters, the longest %@, on average %.2f", [notes valueForKeyPath: @"@sum.length"],
    [notes valueForKeyPath: @"@max.length"], [[notes valueForKeyPath: @"@avg.length"] doubleValue]);

  NSPredicate *wanted = [NSPredicate predicateWithFormat: @"author == 'Ada' OR text CONTAINS[c] %@", @"TEA"];
  NSArray *order = [NSArray arrayWithObjects:
    [[[NSSortDescriptor alloc] initWithKey: @"author" ascending: YES] autorelease],
    [[[NSSortDescriptor alloc] initWithKey: @"length" ascending: NO] autorelease], nil];
  for (Note *note in [[notes filteredArrayUsingPredicate: wanted] sortedArrayUsingDescriptors: order])
    say(@"%@ (%lu): %@ [%@]", note.author, (unsigned long)[note length], note.text,
      [note.tags componentsJoinedByString: @" "]);
  [pool drain];
  return 0;
}
