#import <Foundation/Foundation.h>

/* What is written and read back: text, property lists, JSON and archives; and text that is more than ASCII. */

@interface Track : NSObject <NSCoding> {
  NSString *title;
  NSInteger seconds;
  Track *next;
}
@property (nonatomic, copy) NSString *title;
@property (nonatomic, assign) NSInteger seconds;
@property (nonatomic, retain) Track *next;
@end

@implementation Track
@synthesize title, seconds, next;
- (id) initWithCoder: (NSCoder *)coder {
  if ((self = [super init])) {
    self.title = [coder decodeObjectForKey: @"title"];
    seconds = [coder decodeIntegerForKey: @"seconds"];
    self.next = [coder decodeObjectForKey: @"next"];
  }
  return self;
}
- (void) encodeWithCoder: (NSCoder *)coder {
  [coder encodeObject: title forKey: @"title"];
  [coder encodeInteger: seconds forKey: @"seconds"];
  [coder encodeObject: next forKey: @"next"];
}
- (void) dealloc {
  [title release];
  [next release];
  [super dealloc];
}
@end

static Track *track(NSString *title, NSInteger seconds, Track *next) {
  Track *made = [[Track new] autorelease];
  made.title = title;
  made.seconds = seconds;
  made.next = next;
  return made;
}

static void say(NSString *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  printf("%s\n", [[[[NSString alloc] initWithFormat: format arguments: arguments] autorelease] UTF8String]);
  va_end(arguments);
}

int main(void) {
  NSAutoreleasePool *pool = [NSAutoreleasePool new];
  NSFileManager *manager = [NSFileManager defaultManager];
  [manager createDirectoryAtPath: @"box/inner" withIntermediateDirectories: YES attributes: nil error: NULL];
  NSString *path = [[@"box" stringByAppendingPathComponent: @"poem"] stringByAppendingPathExtension: @"txt"];
  NSString *poem = @"Füße — 東京 😀\nstraße\n";
  say(@"written: %d", [poem writeToFile: path atomically: YES encoding: NSUTF8StringEncoding error: NULL]);
  NSString *back = [NSString stringWithContentsOfFile: path encoding: NSUTF8StringEncoding error: NULL];
  say(@"%@ %lu units, %lu bytes, equal %d", path, (unsigned long)[back length],
    (unsigned long)[[manager attributesOfItemAtPath: path error: NULL] fileSize], [back isEqualToString: poem]);
  say(@"%@", [[back uppercaseString] stringByReplacingOccurrencesOfString: @"\n" withString: @" | "]);
  NSString *composed = [@"e\u0301te\u0301" precomposedStringWithCanonicalMapping];
  say(@"%@ %lu %lu", composed, (unsigned long)[composed length],
    (unsigned long)[[composed decomposedStringWithCanonicalMapping] length]);

  NSFileHandle *handle = [NSFileHandle fileHandleForUpdatingAtPath: path];
  [handle seekToEndOfFile];
  [handle writeData: [@"the end" dataUsingEncoding: NSASCIIStringEncoding]];
  [handle seekToFileOffset: 11];
  say(@"from 11: %@", [[[NSString alloc] initWithData: [handle readDataOfLength: 3] encoding: NSUTF8StringEncoding] autorelease]);
  [handle closeFile];
  [manager copyItemAtPath: path toPath: @"box/inner/copy.txt" error: NULL];
  [manager moveItemAtPath: path toPath: @"box/moved.txt" error: NULL];
  say(@"%@", [[[manager subpathsAtPath: @"box"] sortedArrayUsingSelector: @selector(compare:)] componentsJoinedByString: @" "]);
  say(@"same: %d", [manager contentsEqualAtPath: @"box/moved.txt" andPath: @"box/inner/copy.txt"]);

  NSData *archive = [NSKeyedArchiver archivedDataWithRootObject:
    track(@"Dawn", 184, track(@"Noon \"high\"", 252, track(@"Dusk", 301, nil)))];
  [archive writeToFile: @"box/tracks" atomically: NO];
  NSInteger total = 0;
  for (Track *each = [NSKeyedUnarchiver unarchiveObjectWithFile: @"box/tracks"]; each; each = each.next) {
    say(@"%-12s %ld:%02ld", [each.title UTF8String], (long)each.seconds / 60, (long)each.seconds % 60);
    total += each.seconds;
  }
  say(@"%ld seconds", (long)total);

  NSDictionary *list = [NSDictionary dictionaryWithObjectsAndKeys: [NSArray arrayWithObjects: @"a", @"b c", nil], @"letters",
    [NSNumber numberWithBool: YES], @"ready", [NSDate dateWithTimeIntervalSince1970: 86400 * 365], @"since", nil];
  [list writeToFile: @"box/list.plist" atomically: YES];
  say(@"plist: %d", [[NSDictionary dictionaryWithContentsOfFile: @"box/list.plist"] isEqual: list]);
  NSData *json = [@"{\"xs\": [1, 2.5, true, null, \"\\u00e9\"], \"of\": {\"deep\": [[]]}}" dataUsingEncoding: NSUTF8StringEncoding];
  NSDictionary *parsed = [NSJSONSerialization JSONObjectWithData: json options: 0 error: NULL];
  NSArray *xs = [parsed objectForKey: @"xs"];
  say(@"%@ %@ %d %d", [xs objectAtIndex: 1], [xs lastObject], [xs objectAtIndex: 3] == [NSNull null],
    [[parsed valueForKeyPath: @"of.deep"] count] == 1);
  NSData *out = [NSJSONSerialization dataWithJSONObject: xs options: 0 error: NULL];
  say(@"%@", [[[NSString alloc] initWithData: out encoding: NSUTF8StringEncoding] autorelease]);
  NSError *error = nil;
  [NSJSONSerialization JSONObjectWithData: [@"[1, }" dataUsingEncoding: NSUTF8StringEncoding] options: 0 error: &error];
  say(@"broken JSON: %d", error != nil);
  BOOL removed = [manager removeItemAtPath: @"box" error: NULL];
  say(@"removed: %d, there: %d", removed, [manager fileExistsAtPath: @"box"]);
  [pool drain];
  return 0;
}
