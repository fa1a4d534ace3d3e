#import <Foundation/Foundation.h>

/* Errors that are returned, exceptions that are thrown, and what is done either way. */

NSString * const ParseDomain = @"ParseDomain";
enum { ParseEmpty = 1, ParseNumber, ParseRange };

@interface Field : NSObject
+ (NSNumber *) numberFrom: (NSString *)text between: (int)low and: (int)high error: (NSError **)error;
@end

@implementation Field

+ (void) fill: (NSError **)error code: (NSInteger)code reason: (NSString *)reason {
  if (error == NULL) return;
  NSDictionary *info = [NSDictionary dictionaryWithObject: reason forKey: NSLocalizedDescriptionKey];
  *error = [NSError errorWithDomain: ParseDomain code: code userInfo: info];
}

+ (NSNumber *) numberFrom: (NSString *)text between: (int)low and: (int)high error: (NSError **)error {
  NSScanner *scanner = [NSScanner scannerWithString: text];
  int value;
  if ([scanner isAtEnd]) {
    [self fill: error code: ParseEmpty reason: @"nothing there"];
    return nil;
  }
  if (![scanner scanInt: &value] || ![scanner isAtEnd]) {
    NSUInteger at = [scanner scanLocation];
    [self fill: error code: ParseNumber
        reason: [NSString stringWithFormat: @"'%@' is no number at %lu", text, (unsigned long)at]];
    return nil;
  }
  if (value < low || value > high) {
    [self fill: error code: ParseRange
        reason: [NSString stringWithFormat: @"%d is not from %d to %d", value, low, high]];
    return nil;
  }
  return [NSNumber numberWithInt: value];
}
@end

@interface Overdrawn : NSException
@end
@implementation Overdrawn
@end

@interface Account : NSObject {
  NSInteger balance;
}
- (void) pay: (NSInteger)amount;
- (NSInteger) balance;
@end

@implementation Account
- (NSInteger) balance { return balance; }
- (void) pay: (NSInteger)amount {
  @synchronized (self) {
    NSInteger before = balance;
    @try {
      balance += amount;
      NSAssert1(amount != 0, @"a payment of %d", (int)amount);
      if (balance < 0) {
        NSNumber *missing = [NSNumber numberWithInteger: -balance];
        @throw [[[Overdrawn alloc] initWithName: @"Overdrawn" reason: @"not enough"
          userInfo: [NSDictionary dictionaryWithObject: missing forKey: @"missing"]] autorelease];
      }
      before = balance;
    }
    @finally {
      balance = before;
      printf("  balance %ld\n", (long)balance);
    }
  }
}
@end

int main(void) {
  NSAutoreleasePool *pool = [NSAutoreleasePool new];
  for (NSString *text in [@"42|  7 |x1|12ab||101|-3" componentsSeparatedByString: @"|"]) {
    NSError *error = nil;
    NSNumber *number = [Field numberFrom: text between: 0 and: 100 error: &error];
    if (number) printf("%d\n", [number intValue]);
    else printf("%s %ld: %s\n", [[error domain] UTF8String], (long)[error code], [[error localizedDescription] UTF8String]);
  }
  printf("%d without asking why\n", [Field numberFrom: @"?" between: 0 and: 1 error: NULL] == nil);

  Account *account = [[Account new] autorelease];
  int payments[] = { 50, -20, -45, 0, 5 };
  for (int i = 0; i < 5; i++) {
    @try { [account pay: payments[i]]; }
    @catch (Overdrawn *e) {
      printf("overdrawn: %s, missing %s\n", [[e reason] UTF8String],
        [[[[e userInfo] objectForKey: @"missing"] description] UTF8String]);
    }
    @catch (NSException *e) {
      printf("%s: %s\n", [[e name] UTF8String], [[e reason] hasSuffix: @"a payment of 0"] ? "no payment" : "?");
    }
  }
  @try {
    @try { [[NSArray array] objectAtIndex: 3]; }
    @catch (NSException *e) {
      printf("%s, thrown on\n", [[e name] UTF8String]);
      @throw;
    }
    @finally { printf("inner end\n"); }
  }
  @catch (id e) { printf("outer: %s\n", [[e name] UTF8String]); }

  NSError *error = nil;
  NSArray *names = [[NSFileManager defaultManager] contentsOfDirectoryAtPath: @"absent" error: &error];
  printf("%d %s %ld %s\n", names == nil, [[error domain] UTF8String], (long)[error code], [[error localizedDescription] UTF8String]);
  BOOL copied = [[NSFileManager defaultManager] copyItemAtPath: @"absent" toPath: @"copy" error: &error];
  printf("%d %s %ld %s\n", copied, [[error domain] UTF8String], (long)[error code], [[error localizedDescription] UTF8String]);
  fprintf(stderr, "ends with the balance\n");
  int code = (int)[account balance];
  [pool drain];
  return code;
}
